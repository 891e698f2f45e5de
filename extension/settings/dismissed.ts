// The sentences of a page that a person wants no mark on. Kept on this computer alone, as hashes of address and
// sentence: what is stored does not say what was read.

import { browser } from '../engine/api';

export class Dismissed {
  #key: string;
  #hashes: Set<string>;

  /** With what `dismissedOn` gave for that address. */
  constructor(address: string, hashes: string[]) {
    this.#key = keyOf(address);
    this.#hashes = new Set(hashes);
  }

  has(sentence: string): boolean {
    return this.#hashes.size > 0 && this.#hashes.has(hash(sentence));
  }

  set(sentence: string, dismissed: boolean): void {
    if (dismissed) this.#hashes.add(hash(sentence));
    else this.#hashes.delete(hash(sentence));
    void this.#keep();
  }

  async #keep(): Promise<void> {
    // A private window leaves no trace: there it holds until the page is left.
    if (browser.extension.inIncognitoContext) return;
    try {
      if (this.#hashes.size === 0) await browser.storage.local.remove(this.#key);
      else await browser.storage.local.set({ [this.#key]: [...this.#hashes] });
    } catch {
      // The extension was updated or removed while this page stayed open.
    }
  }
}

const keyOf = (address: string): string => `dismissed:${hash(address)}`;

/** The hashes of what was dismissed on the page of this address. */
export async function dismissedOn(address: string): Promise<string[]> {
  const key = keyOf(address);
  try {
    const { [key]: kept } = await browser.storage.local.get(key);
    return asHashes(kept);
  } catch {
    return [];
  }
}

/** What is such a list, of what was stored or sent. */
export const asHashes = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** 64 bits of FNV-1a over the UTF-16 code units. Pages without encryption have no `crypto.subtle`. */
export function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return value.toString(36);
}
