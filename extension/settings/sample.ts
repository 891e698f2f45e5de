// The marks' own styles for samples in our pages, where there are classes in place of highlights.

import { lookOf } from './look';
import { type Intensity, STANDINGS } from './settings';

export function sampleSheet(intensity: Intensity, within: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  for (const style of [...STANDINGS, 'differs'] as const) {
    sheet.insertRule(`${within} .${style} { ${lookOf(style, intensity)} }`);
  }
  return sheet;
}
