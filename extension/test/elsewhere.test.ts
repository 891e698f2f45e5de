// Which frames of other sites are let in.
import { expect, test } from 'vitest';
import { Elsewhere, MOST_FRAMES } from '../reader/elsewhere';

const full = () => {
  const frames = new Elsewhere();
  for (let frame = 1; frame <= MOST_FRAMES; frame++) expect(frames.admit(frame)).toBe(true);
  return frames;
};

test('so many and no more, and the same one again', () => {
  const frames = full();
  expect(frames.areSomeLeft).toBe(false);
  expect(frames.admit(1)).toBe(true);
  expect(frames.admit(99)).toBe(false);
  expect(frames.areSomeLeft).toBe(true);
  expect(frames.frames).not.toContain(99);
});

test('a place that is given up is for one that waits', () => {
  const frames = full();
  expect(frames.release(3)).toBe(false);
  expect(frames.admit(98)).toBe(true);
  expect(frames.admit(99)).toBe(false);
  expect(frames.release(50)).toBe(false);
  expect(frames.release(4)).toBe(true);
  expect(frames.admit(99)).toBe(true);
  expect(frames.areSomeLeft).toBe(false);
});

test('one that goes while it waits is not waiting any more', () => {
  const frames = full();
  frames.admit(99);
  expect(frames.release(99)).toBe(false);
  expect(frames.areSomeLeft).toBe(false);
});

test('their claims are counted together', () => {
  const frames = new Elsewhere();
  frames.admit(7);
  frames.admit(4);
  expect(frames.claims).toBe(0);
  frames.count(7, 2);
  frames.count(4, 3);
  frames.count(7, 1);
  expect(frames.claims).toBe(4);
  frames.release(4);
  expect(frames.claims).toBe(1);
  expect(frames.frames).toEqual([7]);
});
