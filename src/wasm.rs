//! The engine's face in the browser: the one file that knows wasm-bindgen, serde-wasm-bindgen and web-sys.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::page::Page;
use crate::report::Engine as Core;

/// Optional fields are `null`, maps are plain objects: what TypeScript expects.
fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    let serializer =
        serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(|e| JsError::new(&format!("the report cannot be handed over: {e}")))
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
        let page: Page = serde_wasm_bindgen::from_value(page).map_err(|e| {
            JsError::new(&format!("this is no page: {e}; hand over {{title, published, language, address, blocks}}"))
        })?;
        to_js(&self.0.scan(&page))
    }

    /// Everything that a corpus page shows.
    pub fn corpus(&self) -> Result<JsValue, JsError> {
        to_js(&self.0.corpus_view())
    }
}
