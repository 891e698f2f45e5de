// Where the card goes: never over the sentence, always inside the window.

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

/** Below the sentence where the card fits, else above, else beside it, else where there is most room. */
export function place(sentence: Box, card: Size, window: Size): Place {
  const top = clamp(sentence.top, 0, window.height);
  const bottom = clamp(sentence.bottom, 0, window.height);
  const below = window.height - bottom - GAP - MARGIN;
  const above = top - GAP - MARGIN;
  const left = clamp(sentence.left, MARGIN, window.width - card.width - MARGIN);

  const under = { left, top: bottom + GAP, maxHeight: Math.max(below, 0) };
  const over = (height: number) => ({
    left,
    top: top - GAP - Math.min(height, above),
    maxHeight: Math.max(above, 0),
  });
  if (below >= card.height) return under;
  if (above >= card.height) return over(card.height);
  if (Math.max(below, above) < ENOUGH) {
    const beside = besides(sentence, card, window);
    if (beside) return beside;
  }
  return below >= above ? under : over(card.height);
}

function besides(sentence: Box, card: Size, window: Size): Place | null {
  const needed = card.width + GAP + MARGIN;
  const right = window.width - sentence.right >= needed;
  if (!right && sentence.left < needed) return null;
  const maxHeight = window.height - 2 * MARGIN;
  return {
    left: right ? sentence.right + GAP : sentence.left - GAP - card.width,
    top: clamp(sentence.top, MARGIN, window.height - Math.min(card.height, maxHeight) - MARGIN),
    maxHeight,
  };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

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
