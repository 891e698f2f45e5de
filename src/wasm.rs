//! The engine's face in the browser: the one file that knows wasm-bindgen and web-sys.
//!
//! Pages and reports cross as one JSON text each, which costs half of what a call for each of their values does.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::page::Page;
use crate::report::Engine as Core;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn parse(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    // a string of JavaScript's would be looked at unit by unit first
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsValue) -> Vec<u8>;
}

/// Optional fields are `null`, maps are plain objects: what TypeScript expects.
fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    let problem = |what: &str| JsError::new(&format!("the report cannot be handed over: {what}"));
    let json = serde_json::to_string(value).map_err(|e| problem(&e.to_string()))?;
    parse(&json).map_err(|_| problem("it is no JSON"))
}

fn page_of(value: &JsValue) -> Result<Page, String> {
    let json = stringify(value).ok().filter(JsValue::is_string).ok_or("it has no JSON")?;
    let json = String::from_utf8(TextEncoder::new().encode(&json)).map_err(|e| e.to_string())?;
    serde_json::from_str(&without_halves(json)).map_err(|e| e.to_string())
}

/// Half a pair of surrogates, which JavaScript's strings may hold and Rust's may not, becomes a character of the same
/// length. In the JSON of JavaScript such halves, and nothing else, are written `\ud...`.
fn without_halves(json: String) -> String {
    if !json.split('\\').skip(1).any(|rest| rest.starts_with("ud")) {
        return json;
    }
    let mut whole = String::with_capacity(json.len());
    let mut rest = json.as_str();
    while let Some((before, after)) = rest.split_once('\\') {
        whole.push_str(before);
        if after.starts_with("ud") {
            whole.push('\u{FFFD}');
            rest = &after["ud800".len()..];
        } else {
            // what a backslash escapes may be another
            whole.push('\\');
            whole.push_str(&after[..1]);
            rest = &after[1..];
        }
    }
    whole + rest
}

#[wasm_bindgen(start)]
fn start() {
    // a panic ends the instance; its message goes to the console of the background
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

/// A corpus made ready to weigh pages.
#[wasm_bindgen]
pub struct Engine(Core);

#[wasm_bindgen]
impl Engine {
    /// Reads the three texts of a corpus pack. Throws an `Error` whose message lists every problem, one a line.
    #[wasm_bindgen(constructor)]
    pub fn new(corpus: &str, vocabulary: &str, findings: &str) -> Result<Engine, JsError> {
        Core::new(corpus, vocabulary, findings).map(Engine).map_err(|problems| JsError::new(&problems.to_string()))
    }

    /// Reads a corpus that `onrecord corpus prepare` made. Throws an `Error` that says what is wrong with the bytes.
    pub fn prepared(bytes: &[u8]) -> Result<Engine, JsError> {
        Core::prepared(bytes).map(Engine).map_err(|problem| JsError::new(&problem))
    }

    /// Weighs the claims of a page. Offsets are UTF-16 code units of each block.
    pub fn scan(&self, page: JsValue) -> Result<JsValue, JsError> {
        let page = page_of(&page).map_err(|e| {
            JsError::new(&format!("this is no page: {e}; hand over {{title, published, language, address, blocks}}"))
        })?;
        to_js(&self.0.scan(&page))
    }

    /// Everything that a corpus page shows.
    pub fn corpus(&self) -> Result<JsValue, JsError> {
        to_js(&self.0.corpus_view())
    }
}
