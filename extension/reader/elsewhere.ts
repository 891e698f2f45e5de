// The frames of other sites that have readers of their own, as the reader of the page knows them. A page may have any number
// of frames, and a reader costs each of them something: so only so many are let in, and the panel says that others were not.

export const MOST_FRAMES = 20;

export class Elsewhere {
  /** How many claims each has, by frame; none as long as its reader has said nothing. */
  #claims = new Map<number, number>();
  #left = new Set<number>();

  /** Whether a frame may have a reader; one that may has its place from then on. */
  admit(frame: number): boolean {
    const isIn = this.#claims.has(frame) || this.#claims.size < MOST_FRAMES;
    if (!isIn) this.#left.add(frame);
    else if (!this.#claims.has(frame)) this.count(frame, 0);
    return isIn;
  }

  count(frame: number, claims: number): void {
    this.#claims.set(frame, claims);
    this.#left.delete(frame);
  }

  /** A frame has gone. True where that makes room for others that wait for it. */
  release(frame: number): boolean {
    this.#left.delete(frame);
    return this.#claims.delete(frame) && this.areSomeLeft;
  }

  get frames(): number[] {
    return [...this.#claims.keys()];
  }

  get claims(): number {
    return [...this.#claims.values()].reduce((sum, claims) => sum + claims, 0);
  }

  /** Whether frames were left unread, for there are too many. */
  get areSomeLeft(): boolean {
    return this.#left.size > 0;
  }
}
