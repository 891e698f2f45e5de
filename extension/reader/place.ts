// Where the card goes: never over the sentence, always inside what is seen of the window.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Place {
  left: number;
  top: number;
  maxHeight: number;
}

const GAP = 8;
const MARGIN = 12;
// Less than this is not worth opening a card in, if there is room elsewhere.
const ENOUGH = 200;
// A card in less than this would be read through a slit.
const LEAST = { width: 300, height: 260 };

/** Below the sentence where the card fits, else above, else beside it, else where there is most room. `seen`: what is seen of
 * the window. */
export function place(sentence: Box, card: Size, seen: Box): Place {
  const top = clamp(sentence.top, seen.top, seen.bottom);
  const bottom = clamp(sentence.bottom, seen.top, seen.bottom);
  const below = seen.bottom - bottom - GAP - MARGIN;
  const above = top - seen.top - GAP - MARGIN;
  const left = clamp(sentence.left, seen.left + MARGIN, seen.right - card.width - MARGIN);

  const under = { left, top: bottom + GAP, maxHeight: Math.max(below, 0) };
  const over = (height: number) => ({
    left,
    top: top - GAP - Math.min(height, above),
    maxHeight: Math.max(above, 0),
  });
  if (below >= card.height) return under;
  if (above >= card.height) return over(card.height);
  if (Math.max(below, above) < ENOUGH) {
    const beside = besides(sentence, card, seen);
    if (beside) return beside;
  }
  return below >= above ? under : over(card.height);
}

function besides(sentence: Box, card: Size, seen: Box): Place | null {
  const needed = card.width + GAP + MARGIN;
  const right = seen.right - sentence.right >= needed;
  if (!right && sentence.left - seen.left < needed) return null;
  const maxHeight = seen.bottom - seen.top - 2 * MARGIN;
  return {
    left: right ? sentence.right + GAP : sentence.left - GAP - card.width,
    top: clamp(sentence.top, seen.top + MARGIN, seen.bottom - Math.min(card.height, maxHeight) - MARGIN),
    maxHeight,
  };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

/** What a person sees of a window. Who zooms in with two fingers sees a part of it; where that is too small for a card they
 * move on to it. */
export function seenOf(window: Size, zoomed: VisualViewport | null): Box {
  if (!zoomed || zoomed.scale === 1 || zoomed.width < LEAST.width || zoomed.height < LEAST.height) {
    return { left: 0, top: 0, right: window.width, bottom: window.height };
  }
  const { offsetLeft: left, offsetTop: top } = zoomed;
  return { left, top, right: left + zoomed.width, bottom: top + zoomed.height };
}

export const widest = (seen: Box): number => seen.right - seen.left - 2 * MARGIN;

/** The smallest box around some boxes. */
export function around(boxes: Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

export const holds = (box: Box, x: number, y: number, slack = 0): boolean =>
  x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack;
