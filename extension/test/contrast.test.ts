// Contrast by the measure of WCAG 2.2: 4.5:1 for text, 3:1 for what is not text, such as the lines of the marks. A
// page's own colours do not follow the browser's scheme, so the marks must show on any usual paper.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HUES, lookOf, TINTED, TINTS } from '../settings/look';
import { INTENSITIES, STANDINGS } from '../settings/settings';

type Colour = readonly [number, number, number];

const hex = (text: string): Colour => {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (!digits) throw new Error(`${text} is no colour`);
  return [1, 2, 3].map((at) => Number.parseInt(digits[at] ?? '', 16)) as unknown as Colour;
};

const luminance = (colour: Colour): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: Colour, other: Colour): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const over = (top: Colour, share: number, below: Colour): Colour =>
  top.map((value, i) => value * share + (below[i] ?? 0) * (1 - share)) as unknown as Colour;

/** The papers that readers meet, with the ink that goes with them. */
const PAPERS = {
  white: { paper: hex('#ffffff'), ink: hex('#1a1a1a') },
  sepia: { paper: hex('#f4ecd8'), ink: hex('#5b4636') },
  dark: { paper: hex('#1c1b22'), ink: hex('#e0e0e6') },
  black: { paper: hex('#000000'), ink: hex('#d0d0d0') },
};

test('black on white is 21:1', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
});

for (const [name, { paper, ink }] of Object.entries(PAPERS)) {
  test.each(STANDINGS)(`the line of %s shows on ${name} paper`, (standing) => {
    expect(contrast(hex(HUES[standing]), paper)).toBeGreaterThanOrEqual(3);
    for (const intensity of INTENSITIES) expect(lookOf(standing, intensity)).toContain(HUES[standing]);
  });

  test.each(INTENSITIES)(
    `text under a %s tint can be read on ${name} paper, and the line in it seen`,
    (intensity) => {
      for (const tint of ['differs', 'current'] as const) {
        const tinted = over(TINTED[tint], TINTS[intensity][tint], paper);
        expect(contrast(ink, tinted)).toBeGreaterThanOrEqual(4.5);
      }
      // A claim that differs has its line within the tint's box.
      const tinted = over(TINTED.differs, TINTS[intensity].differs, paper);
      for (const standing of STANDINGS) {
        if (standing !== 'silent') expect(contrast(hex(HUES[standing]), tinted)).toBeGreaterThanOrEqual(3);
      }
    },
  );
}

test('no two standings share the form of their line', () => {
  const forms = STANDINGS.map((standing) => /underline (\w+)/.exec(lookOf(standing, 'plain'))?.[1]);
  expect(new Set(forms).size).toBe(STANDINGS.length);
});

/** The `light-dark()` colours of all that is ours, by name. */
const COLOURS = ((): Record<string, [light: Colour, dark: Colour]> => {
  const source = readFileSync(new URL('../settings/colours.css', import.meta.url), 'utf8');
  const found = source.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  return Object.fromEntries(
    [...found].map(([, name, light, dark]) => [name, [hex(light ?? ''), hex(dark ?? '')]]),
  );
})();

test('text can be read in both schemes, and the edge of a control be seen', () => {
  for (const scheme of [0, 1] as const) {
    const of = (name: string): Colour => COLOURS[name]?.[scheme] ?? expect.fail(`there is no ${name}`);
    for (const paper of ['paper', 'wash']) {
      for (const ink of ['ink', 'quiet', 'link']) {
        expect(contrast(of(ink), of(paper)), `${ink} on ${paper}`).toBeGreaterThanOrEqual(4.5);
      }
      for (const line of STANDINGS) {
        expect(contrast(of(line), of(paper)), `${line} on ${paper}`).toBeGreaterThanOrEqual(3);
      }
    }
    expect(contrast(of('edge'), of('paper'))).toBeGreaterThanOrEqual(3);
  }
});

test('a colour that follows the scheme is named once, and used by its name', () => {
  const own = ['../settings/page.css', '../reader/claim-style.ts', '../reader/style.ts'].concat(
    ['options', 'panel.sidepanel', 'welcome'].map((page) => `../entrypoints/${page}/style.css`),
  );
  for (const path of own) {
    const source = readFileSync(new URL(path, import.meta.url), 'utf8');
    expect(source, path).not.toMatch(/light-dark\(/);
    for (const [, name = ''] of source.matchAll(/var\(--([\w-]+)\)/g)) {
      if (!/^(sans|serif)$/.test(name)) expect(COLOURS, path).toHaveProperty(name);
    }
  }
});
