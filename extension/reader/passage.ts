// An address that opens a document at a passage: a text fragment, which the browser finds and scrolls to.

export function atPassage(address: string, words: string | null): string {
  if (words === null || words.trim() === '') return address;
  const [page, hash] = address.split('#', 2);
  // In a text directive `-`, `,` and `&` have a meaning of their own; the first is not escaped by encodeURIComponent.
  const text = encodeURIComponent(words.trim().toWellFormed()).replaceAll('-', '%2D');
  return `${page}#${hash ?? ''}:~:text=${text}`;
}
