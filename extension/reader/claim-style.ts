// The look of what is said about a claim, the same in card and panel.

export const CLAIM = `
* { box-sizing: border-box; }
p, h1, h2, h3, h4, blockquote, table, ul, ol { margin: 0; padding: 0; font: inherit; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }

.line { flex: none; width: 26px; height: 0; align-self: center; border-bottom: 2px solid; }
.documented .line { border-bottom: 2px solid var(--documented); }
.attributed .line { border-bottom: 2px dashed var(--attributed); }
.not-documented .line { border-bottom: 4px double var(--not-documented); }
.silent .line { border-bottom: 2px dotted var(--silent); }

.sub { color: var(--quiet); font-size: 12px; font-weight: 600; line-height: 1.4; margin-bottom: 3px; }
.finding { font: 400 16px/1.48 var(--serif); }
.speaker { margin-top: 4px; font-size: 13px; }
.source { margin-top: 8px; padding: 9px 12px; border-radius: 8px; background: var(--wash); font-size: 13px; line-height: 1.45; }
/* Alone in its line, so that the line does not give it the room to be hit. */
.source > :first-child > a { display: inline-block; padding-block: 3px; margin-top: -3px; }
.source .facts { color: var(--quiet); }
.source + .source { margin-top: 6px; }
.caveat { padding-top: 12px; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th, td { padding: 5px 10px 5px 0; text-align: start; vertical-align: top; border-top: 1px solid var(--line); }
thead td { border-top: 0; padding: 0; }
thead th { border-top: 0; padding-top: 0; color: var(--quiet); font-weight: 400; font-size: 12px; }
tbody th { font-weight: 400; color: var(--quiet); white-space: nowrap; }
td:last-child { padding-right: 0; }
tbody td { font-weight: 600; }
.small { color: var(--ink); font-size: 13px; }
summary { padding-block: 3px; color: var(--link); cursor: pointer; }
.actions { display: flex; gap: 2px; }
.actions button {
  all: unset;
  box-sizing: border-box;
  padding: 4px 8px;
  border-radius: 6px;
  color: var(--link);
  font-size: 12px;
  line-height: 16px;
  cursor: pointer;
  white-space: nowrap;
}
.actions button:hover { background: var(--wash); }
.actions button:focus-visible { outline: 2px solid var(--link); outline-offset: -2px; }
@media (pointer: coarse) {
  .actions button { padding: 14px 12px; font-size: 13px; }
  summary { padding-block: 13px; }
}
`;
