//! What the tool can be asked to do.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;
use onrecord::report::{Engine, Report};
use serde_json::{Value, json};

use crate::evaluate;
use crate::input::{self, Input};

const HELP: &str = "\
onrecord: reads the claims that a page makes and weighs them against a reference corpus

  onrecord scan [--json] [--explain] [--corpus CORPUS] FILE...
      weigh the claims of .html and .txt files, or of standard input (-);
      --json prints one object a line for each file, --explain every sentence and why
  onrecord explain [--json] [--corpus CORPUS] FILE...
      the same as scan --explain
  onrecord corpus check DIR
      check a corpus pack (corpus.json, vocabulary.json, findings.json); prints every problem
  onrecord corpus prepare DIR FILE
      the same pack checked and indexed ahead of time, as one file that loads fast
  onrecord evaluate [--json | --baselines] [--corpus CORPUS] DIR
      score the engine on labelled passages (ID.txt, ID.sents.json, labels.json);
      --baselines sets it beside keyword co-occurrence and BM25 over the findings

CORPUS is a folder or a prepared file; without --corpus the corpus that the extension ships is used.
Offsets are UTF-16 code units. Exit status: 0 done, 2 bad usage or input.
";

/// What went wrong, in one line for standard error.
type Failure = String;

pub fn run() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("onrecord: {failure}");
            ExitCode::from(2)
        }
    }
}

#[derive(Default)]
struct Options {
    json: bool,
    explain: bool,
    baselines: bool,
    corpus: Option<PathBuf>,
    files: Vec<String>,
}

fn dispatch() -> Result<(), Failure> {
    let mut parser = lexopt::Parser::from_env();
    let command = match parser.next().map_err(|e| e.to_string())? {
        Some(Value(word)) => word.to_string_lossy().into_owned(),
        Some(Short('h') | Long("help")) => return print(HELP),
        Some(Short('V') | Long("version")) => return print(concat!(env!("CARGO_PKG_VERSION"), "\n")),
        Some(other) => return Err(format!("{}; see onrecord --help", other.unexpected())),
        None => return Err("no command; see onrecord --help".to_owned()),
    };
    let mut options = Options::default();
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        match arg {
            Long("json") => options.json = true,
            Long("explain") => options.explain = true,
            Long("baselines") => options.baselines = true,
            Long("corpus") => options.corpus = Some(parser.value().map_err(|e| e.to_string())?.into()),
            Short('h') | Long("help") => return print(HELP),
            Value(file) => options.files.push(file.to_string_lossy().into_owned()),
            other => return Err(format!("{}; see onrecord --help", other.unexpected())),
        }
    }
    match command.as_str() {
        "scan" if options.explain => explain(&options),
        "scan" => scan(&options),
        "explain" => explain(&options),
        "corpus" => corpus(&options),
        "evaluate" => {
            let [folder] = options.files.as_slice() else {
                return Err("evaluate takes one folder; see onrecord --help".to_owned());
            };
            if options.baselines {
                return print(&evaluate::compare(&engine(&options)?, Path::new(folder))?);
            }
            print(&evaluate::run(&engine(&options)?, Path::new(folder), options.json)?)
        }
        other => Err(format!("no command \"{other}\"; see onrecord --help")),
    }
}

/// Prints, and takes a closed pipe (`| head`) for a reader who has seen enough.
fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {e}")),
        _ => Ok(()),
    }
}

fn engine(options: &Options) -> Result<Engine, Failure> {
    match &options.corpus {
        Some(path) if path.is_file() => {
            let bytes = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
            Engine::prepared(&bytes).map_err(|e| format!("{}: {e}", path.display()))
        }
        Some(dir) => sound(dir),
        None => Engine::new(
            include_str!("../../../extension/corpus/corpus.json"),
            include_str!("../../../extension/corpus/vocabulary.json"),
            include_str!("../../../extension/corpus/findings.json"),
        )
        .map_err(|problems| problems.to_string()),
    }
}

/// A pack that has no problem; of one that has, the first is told and where to see the others.
fn sound(dir: &Path) -> Result<Engine, Failure> {
    load(dir)?.map_err(|problems| {
        let first = problems.0.first().map(ToString::to_string).unwrap_or_default();
        let more = problems.0.len().saturating_sub(1);
        format!("{first} ({more} more; see onrecord corpus check {})", dir.display())
    })
}

/// Reads a pack's files; the outer error is a file that cannot be read, the inner one what is wrong inside.
fn load(dir: &Path) -> Result<Result<Engine, onrecord::problem::Problems>, Failure> {
    let read = |name: &str| {
        let path = dir.join(name);
        std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
    };
    Ok(Engine::new(&read("corpus.json")?, &read("vocabulary.json")?, &read("findings.json")?))
}

fn corpus(options: &Options) -> Result<(), Failure> {
    match options.files.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["check", dir] => check(Path::new(dir)),
        ["prepare", dir, file] => prepare(Path::new(dir), Path::new(file)),
        _ => Err("write: onrecord corpus check DIR, or onrecord corpus prepare DIR FILE".to_owned()),
    }
}

fn check(dir: &Path) -> Result<(), Failure> {
    match load(dir)? {
        Ok(engine) => {
            let line = engine.corpus_line();
            print(&format!(
                "{}: {} documents, {} findings, {} entities, the latest of {}. No problem found.\n",
                line.name,
                line.documents,
                line.findings,
                engine.corpus.vocabulary.entities.len(),
                line.latest
            ))
        }
        Err(problems) => {
            print(&format!("{problems}\n"))?;
            Err(format!("{}: {} problems", dir.display(), problems.0.len()))
        }
    }
}

/// Writes the pack beside its place first, so that a failure leaves what stands there as it was.
fn prepare(dir: &Path, file: &Path) -> Result<(), Failure> {
    let engine = sound(dir)?;
    let bytes = engine.prepare()?;
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    let problem = |e: io::Error| format!("{}: {e}", file.display());
    std::fs::write(&beside, &bytes).map_err(problem)?;
    std::fs::rename(&beside, file).map_err(problem)?;
    let line = engine.corpus_line();
    print(&format!("{}: {} findings of {} in {} bytes\n", file.display(), line.findings, line.name, bytes.len()))
}

fn inputs(options: &Options) -> Result<Vec<Input>, Failure> {
    if options.files.is_empty() {
        return Err("no file; give .html or .txt files, or - for standard input".to_owned());
    }
    options.files.iter().map(|f| input::read(f)).collect()
}

fn scan(options: &Options) -> Result<(), Failure> {
    let engine = engine(options)?;
    let mut out = String::new();
    for input in inputs(options)? {
        let report = engine.scan(&input.page);
        if options.json {
            out.push_str(&as_json(&input, &report).to_string());
            out.push('\n');
        } else {
            out.push_str(&as_text(&input, &report));
        }
    }
    print(&out)
}

/// Where each block begins in the file, in UTF-16 code units. For HTML blocks follow one another, a blank line between.
pub fn block_starts(input: &Input) -> Vec<usize> {
    let units = |text: &str| text.chars().map(char::len_utf16).sum::<usize>();
    match &input.text {
        Some((text, starts)) => {
            let mut at = (0, 0);
            starts
                .iter()
                .map(|start| {
                    at = (*start, at.1 + units(&text[at.0..*start]));
                    at.1
                })
                .collect()
        }
        None => {
            let mut at = 0;
            let blocks = input.page.blocks.iter();
            blocks
                .map(|b| {
                    let start = at;
                    at += units(&b.text) + 2;
                    start
                })
                .collect()
        }
    }
}

fn as_json(input: &Input, report: &Report) -> Value {
    let starts = block_starts(input);
    let claims: Vec<Value> = report
        .claims
        .iter()
        .map(|claim| {
            let start = starts[claim.block];
            json!({
                "start": start + claim.start, "end": start + claim.end, "text": claim.text,
                "standing": claim.standing, "stance": claim.stance, "slots": claim.slots,
                "differs": claim.differs, "findings": claim.findings, "why": claim.why,
            })
        })
        .collect();
    json!({
        "file": input.name,
        "corpus": { "name": report.corpus.name, "documents": report.corpus.documents, "findings": report.corpus.findings, "latest": report.corpus.latest },
        "page": { "title": report.page.title, "published": report.page.published, "notices": report.page.notices },
        "claims": claims,
    })
}

fn as_text(input: &Input, report: &Report) -> String {
    let mut out = format!("{}\n", input.name);
    let line = &report.corpus;
    if report.claims.is_empty() {
        out.push_str(&format!(
            "  No claim found: {} of {} sentences name an agency or a vendor.\n",
            report.page.mentioning, report.page.sentences
        ));
    }
    for claim in &report.claims {
        out.push_str(&format!(
            "\n  {}\n    {} ({})",
            claim.text.replace('\n', " "),
            claim.standing.as_str(),
            claim.stance.as_str()
        ));
        for differs in &claim.differs {
            out.push_str(&format!(
                "\n    differs in {}: page \"{}\", corpus \"{}\"",
                differs.slot, differs.page, differs.corpus
            ));
        }
        for finding in &claim.findings {
            let record = &report.records[&finding.id];
            out.push_str(&format!("\n    - {} [{}]", record.text, finding.cites.join(", ")));
        }
        out.push('\n');
    }
    for notice in &report.page.notices {
        out.push_str(&format!("\n  notice: {notice}\n"));
    }
    out.push_str(&format!(
        "\n  Compared with {} documents, {} findings, the latest of {}.\n\n",
        line.documents, line.findings, line.latest
    ));
    out
}

fn explain(options: &Options) -> Result<(), Failure> {
    let engine = engine(options)?;
    let vocabulary = &engine.corpus.vocabulary;
    let mut out = BufWriter::new(Vec::new());
    let fail = |e: io::Error| e.to_string();
    for input in inputs(options)? {
        let starts = block_starts(&input);
        writeln!(out, "{}", if options.json { String::new() } else { input.name.clone() }).map_err(fail)?;
        for explained in engine.explain(&input.page) {
            let gap = &explained.gap;
            let text = &input.page.blocks[gap.block].text;
            let units = |to: usize| text[..to].chars().map(char::len_utf16).sum::<usize>() + starts[gap.block];
            let mut line = json!({
                "file": input.name, "start": units(gap.start), "end": units(gap.end),
                "text": &text[gap.start..gap.end], "features": gap.features,
            });
            if let Some((claim, assessment)) = &explained.claim {
                let mentions: Vec<String> = claim
                    .mentions
                    .iter()
                    .map(|m| format!("{} ({:?})", vocabulary.entities[m.entity as usize].id, m.via))
                    .collect();
                let concepts: Vec<&str> =
                    claim.concepts.iter().map(|(c, ..)| vocabulary.concepts[*c as usize].id.as_str()).collect();
                line["claim"] = json!({
                    "mentions": mentions, "concepts": concepts, "stance": claim.stance, "standing": assessment.standing,
                    "why": claim.why, "candidates": assessment.notes,
                });
            }
            if options.json {
                writeln!(out, "{line}").map_err(fail)?;
            } else {
                writeln!(out, "\n{}", &text[gap.start..gap.end]).map_err(fail)?;
                writeln!(out, "  features  {}", line["features"]).map_err(fail)?;
                if let Some(claim) = line.get("claim").and_then(Value::as_object) {
                    for (key, value) in claim {
                        writeln!(out, "  {key:10}{value}").map_err(fail)?;
                    }
                }
            }
        }
    }
    print(&String::from_utf8_lossy(&out.into_inner().map_err(|e| e.to_string())?))
}
