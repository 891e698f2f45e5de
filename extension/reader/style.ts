// The look of card and notice. `:host` rules that are !important win over any rule of the page's.

export const STYLE = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  overflow: visible !important;
  color-scheme: light dark !important;
}
* { box-sizing: border-box; }
.card, .notice {
  --paper: light-dark(#fdfcfa, #1f2226);
  --ink: light-dark(#23262b, #e6e4df);
  --quiet: light-dark(#5c626c, #a5aab3);
  --line: light-dark(#e6e2da, #363a41);
  --wash: light-dark(#f5f2ec, #282c32);
  --link: light-dark(#2a5d97, #9cc3ee);
  --documented: light-dark(#2f6cad, #6ba6e4);
  --attributed: light-dark(#7357b8, #ad98e6);
  --not-documented: light-dark(#946312, #d8a451);
  --silent: light-dark(#646a75, #a1a7b1);
  position: fixed;
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  border: 1px solid var(--line);
  border-radius: 12px;
  box-shadow: 0 1px 2px rgb(0 0 0 / 0.06), 0 12px 32px -8px rgb(0 0 0 / 0.28);
  font: 400 14px/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif;
  text-align: start;
  overflow-wrap: anywhere;
  cursor: default;
}
.card {
  width: min(430px, calc(100vw - 24px));
  display: flex;
  flex-direction: column;
  overflow: hidden;
}
.body {
  flex: 1;
  min-height: 0;
  padding-bottom: 12px;
  overflow: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
}
p, h2, h3, blockquote, table, ul { margin: 0; padding: 0; font: inherit; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }

header { flex: none; display: flex; align-items: baseline; gap: 10px; padding: 12px 12px 0 18px; }
header h2 { font-weight: 600; font-size: 15px; line-height: 1.35; flex: 1; }
.line { flex: none; width: 26px; height: 0; align-self: center; border-bottom: 2px solid; }
.documented .line { border-bottom: 2px solid var(--documented); }
.attributed .line { border-bottom: 2px dashed var(--attributed); }
.not-documented .line { border-bottom: 4px double var(--not-documented); }
.silent .line { border-bottom: 2px dotted var(--silent); }
button {
  all: unset;
  flex: none;
  align-self: flex-start;
  width: 26px;
  height: 26px;
  margin: -3px 0 0;
  border-radius: 6px;
  color: var(--quiet);
  font-size: 18px;
  line-height: 26px;
  text-align: center;
  cursor: pointer;
}
button:hover { background: var(--wash); color: var(--ink); }

.meaning { padding: 1px 18px 0 54px; color: var(--quiet); font-size: 13px; }
blockquote {
  margin: 9px 18px 0;
  padding: 0 0 0 12px;
  border-inline-start: 2px solid var(--line);
  font: italic 400 14.5px/1.45 Charter, "Iowan Old Style", Georgia, "Liberation Serif", serif;
}
.stance { margin: 3px 18px 0 32px; color: var(--quiet); font-size: 13px; }
section { padding: 11px 18px 0; }
h3 { color: var(--quiet); font-size: 12px; font-weight: 600; line-height: 1.4; margin-bottom: 3px; }
.finding { font: 400 16px/1.48 Charter, "Iowan Old Style", Georgia, "Liberation Serif", serif; }
.speaker { margin-top: 4px; font-size: 13px; }
.source { margin-top: 8px; padding: 9px 12px; border-radius: 8px; background: var(--wash); font-size: 13px; line-height: 1.45; }
.source .facts { color: var(--quiet); }
.source + .source { margin-top: 6px; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th, td { padding: 5px 10px 5px 0; text-align: start; vertical-align: top; border-top: 1px solid var(--line); }
thead td { border-top: 0; padding: 0; }
thead th { border-top: 0; padding-top: 0; color: var(--quiet); font-weight: 400; font-size: 12px; }
tbody th { font-weight: 400; color: var(--quiet); white-space: nowrap; }
td:last-child { padding-right: 0; }
tbody td { font-weight: 600; }
.small { color: var(--ink); font-size: 13px; }
details { padding: 12px 18px 0; font-size: 13px; }
details section { padding: 10px 0 0; }
details .finding { font-size: 15px; }
summary { color: var(--link); cursor: pointer; }
/* Always in sight: what every word above is relative to. */
footer { flex: none; padding: 8px 18px 9px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 12px; }

.notice { max-width: min(380px, calc(100vw - 32px)); inset: auto 16px 16px auto; padding: 13px 18px; }
.notice p + p { margin-top: 3px; color: var(--quiet); font-size: 13px; }
@media (prefers-reduced-motion: no-preference) {
  .card, .notice { animation: arrive 120ms ease-out; }
  @keyframes arrive { from { opacity: 0; } }
}
@media print { :host { display: none !important; } }
`;
