// How the marks look, in a page as in the sample of the first page that a reader sees.
//
// The line's form tells the standings apart; the hue only supports it, and says nothing of right or wrong. The hues are
// of middle lightness, at least 3:1 against white, sepia and near-black paper alike, for a page's own colours do not
// follow the browser's scheme.

import type { Standing } from '../engine/report';
import type { Intensity } from './settings';

export type Style = Standing | 'differs' | 'current';

export const HUES: Record<Standing, string> = {
  documented: '#3d7fc4',
  attributed: '#886dc7',
  'not-documented': '#a5731c',
  silent: '#777c86',
};

const LINES: Record<Standing, string> = {
  documented: 'solid',
  attributed: 'dashed',
  'not-documented': 'double',
  silent: 'dotted',
};

/** Widths in pixels. A double line needs room between its two. */
const WIDTHS: Record<Intensity, [single: number, double: number]> = {
  faint: [1, 1],
  plain: [2, 1.5],
  strong: [3, 2],
};

/** How much of its colour a tint lays over the page's paper. The tints are painted below the lines. */
export const TINTS: Record<Intensity, { differs: number; current: number }> = {
  faint: { differs: 0.09, current: 0.14 },
  plain: { differs: 0.15, current: 0.2 },
  strong: { differs: 0.18, current: 0.28 },
};
export const TINTED = { differs: [202, 150, 58], current: [110, 140, 190] } as const;

/** The declarations of a mark. */
export function lookOf(style: Style, intensity: Intensity): string {
  if (style === 'differs' || style === 'current') {
    return `background-color: rgb(${TINTED[style].join(' ')} / ${TINTS[intensity][style]});`;
  }
  const [single, double] = WIDTHS[intensity];
  const isDouble = LINES[style] === 'double';
  return (
    `text-decoration: underline ${LINES[style]} ${isDouble ? double : single}px ${HUES[style]}; ` +
    // In percent, for what inherits it: so it is of their own letters' size.
    `text-underline-offset: ${isDouble ? 20 : 22}%;`
  );
}

const FORCED = {
  differs: 'background-color: color-mix(in srgb, CanvasText 18%, Canvas); color: CanvasText;',
  current: 'background-color: Highlight; color: HighlightText;',
} as const;

const FORCED_LINE = 'text-decoration-color: CanvasText; text-underline-offset: 4%;';

/** The declarations of a highlight, also where the reader's own colours hold. Firefox takes highlights as they are said
 * here; Chromium lays the colours of a selection over each, whatever is said, so the line that tells the standings apart
 * has to lie within that block. */
export function highlightOf(style: Style, intensity: Intensity): string {
  const forced = style === 'differs' || style === 'current' ? FORCED[style] : FORCED_LINE;
  return `${lookOf(style, intensity)} @media (forced-colors: active) { forced-color-adjust: none; ${forced} }`;
}
