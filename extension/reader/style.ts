// The look of card and notice. `:host` rules that are !important win over any rule of the page's.

import COLOURS from '../settings/colours.css?inline';
import { CLAIM } from './claim-style';

export const STYLE = `
:host {
  all: initial !important;
  /* Of these two the page's own would hold. */
  direction: ltr !important;
  unicode-bidi: isolate !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  overflow: visible !important;
  color-scheme: light dark !important;
}
${COLOURS}
${CLAIM}
.card, .notice {
  position: fixed;
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  border: 1px solid var(--line);
  border-radius: 12px;
  box-shadow: 0 1px 2px rgb(0 0 0 / 0.06), 0 12px 32px -8px rgb(0 0 0 / 0.28);
  font: 400 14px/1.5 var(--sans);
  text-align: start;
  overflow-wrap: anywhere;
  cursor: default;
  /* In Chromium window.find() would select what is said here, and the selection tell it to the page. */
  user-select: none;
}
.card {
  width: min(430px, calc(100vw - 24px));
  display: flex;
  flex-direction: column;
  overflow: hidden;
}
/* It is focused as a whole; that it opened is to be seen without a ring. */
.card:focus-visible { outline: none; border-radius: 12px; }
.body {
  flex: 1;
  min-height: 0;
  padding-bottom: 12px;
  overflow: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
  /* Firefox gives a dark card a white one. */
  scrollbar-color: var(--edge) transparent;
}
.body:focus-visible { outline-offset: -2px; }

/* Above the body, into whose empty edge the button for closing reaches where it is large. */
header { position: relative; flex: none; display: flex; align-items: baseline; gap: 10px; padding: 12px 12px 0 18px; }
header h2 { font-weight: 600; font-size: 15px; line-height: 1.35; flex: 1; }
.close {
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
.close:hover { background: var(--wash); color: var(--ink); }
.close:focus-visible { outline: 2px solid var(--link); outline-offset: -2px; }

.meaning { padding: 1px 18px 0 54px; color: var(--quiet); font-size: 13px; }
.none .meaning { padding-left: 18px; }
blockquote {
  margin: 9px 18px 0;
  padding: 0 0 0 12px;
  border-inline-start: 2px solid var(--line);
  font: italic 400 14.5px/1.45 var(--serif);
}
.stance { margin: 3px 18px 0 32px; color: var(--quiet); font-size: 13px; }
section { padding: 11px 18px 0; }
details { padding: 9px 18px 0; font-size: 13px; }
details section, details .meaning, details .again { padding: 10px 0 0; }
details blockquote, details .stance { margin-inline: 0; }
details .finding { font-size: 15px; }
.again { display: flex; align-items: baseline; gap: 10px; }
.again h3 { font-weight: 600; font-size: 14px; }

/* Always in sight: what every word above is relative to. */
.foot {
  flex: none;
  display: flex;
  align-items: center;
  gap: 12px;
  padding: 5px 10px 5px 18px;
  border-top: 1px solid var(--line);
}
footer { flex: 1; padding: 3px 0; text-wrap: balance; color: var(--quiet); font-size: 12px; }
.foot .actions { flex: none; margin-inline: auto 0; }

.notice { max-width: min(380px, calc(100vw - 32px)); inset: auto 16px 16px auto; padding: 13px 18px; }
.notice p + p { margin-top: 3px; color: var(--quiet); font-size: 13px; }
@media (pointer: coarse) {
  .close { width: 44px; height: 44px; line-height: 44px; margin: -10px -8px -10px 0; font-size: 22px; }
  details { padding-top: 0; }
}
@media (prefers-reduced-motion: no-preference) {
  .card, .notice { animation: arrive 120ms ease-out; }
  @keyframes arrive { from { opacity: 0; } }
}
@media (forced-colors: active) { .source { border: 1px solid; } }
@media print { :host { display: none !important; } }
`;
