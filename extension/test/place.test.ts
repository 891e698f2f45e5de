import { expect, test } from 'vitest';
import { place, seenOf } from '../reader/place';

const window = { left: 0, top: 0, right: 1000, bottom: 800 };
const card = { width: 400, height: 300 };
const line = (top: number, bottom: number, left = 100, right = 700) => ({ top, bottom, left, right });

test('below the sentence where it fits', () => {
  expect(place(line(100, 120), card, window)).toMatchObject({ left: 100, top: 128 });
});

test('above where below is too little', () => {
  expect(place(line(700, 720), card, window)).toMatchObject({ left: 100, top: 392 });
});

test('inside the window at its right edge, and at its left on a narrow one', () => {
  expect(place(line(100, 120, 900, 980), card, window).left).toBe(588);
  expect(place(line(100, 120, -50, 300), { width: 296, height: 300 }, { ...window, right: 320 }).left).toBe(
    12,
  );
});

test('where it fits nowhere, it takes the larger room and no more', () => {
  const { top, maxHeight } = place(line(300, 420), { width: 400, height: 600 }, window);
  expect(top).toBe(428);
  expect(top + maxHeight).toBeLessThanOrEqual(window.bottom);
});

test('beside a sentence that fills the height of the window', () => {
  expect(place(line(20, 780, 100, 500), card, window)).toMatchObject({ left: 508 });
  expect(place(line(20, 780, 500, 980), card, window)).toMatchObject({ left: 92 });
});

test('it never covers the sentence, wherever that is', () => {
  for (let top = -100; top < 780; top += 20) {
    const sentence = line(top, top + 60);
    const at = place(sentence, card, window);
    const height = Math.min(card.height, at.maxHeight);
    const beside = at.left >= sentence.right || at.left + card.width <= sentence.left;
    expect(beside || at.top >= sentence.bottom || at.top + height <= sentence.top, `sentence at ${top}`).toBe(
      true,
    );
    expect(at.top).toBeGreaterThanOrEqual(0);
    expect(at.top + height).toBeLessThanOrEqual(window.bottom);
  }
});

test('where somebody zoomed in with two fingers, inside what they see', () => {
  const zoomed = { offsetLeft: 300, offsetTop: 200, width: 500, height: 400, scale: 2 } as VisualViewport;
  const seen = seenOf({ width: 1000, height: 800 }, zoomed);
  expect(seen).toEqual({ left: 300, top: 200, right: 800, bottom: 600 });
  expect(place(line(210, 230), card, seen)).toMatchObject({ left: 312, top: 238 });
  expect(place(line(560, 580, 700, 790), card, seen)).toMatchObject({ left: 388, top: 252 });
});

test('what is seen is the window where nobody did, or where too little is left of it for a card', () => {
  const size = { width: 1000, height: 800 };
  const zoomed = (scale: number) =>
    ({ offsetLeft: 50, offsetTop: 50, width: 1000 / scale, height: 800 / scale, scale }) as VisualViewport;
  for (const seen of [null, zoomed(1), zoomed(4)]) expect(seenOf(size, seen)).toEqual(window);
});
