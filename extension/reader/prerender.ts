// Pages that the browser makes ready unseen, for somebody may go there next. Until they do it is another page that the tab
// shows, that the button counts for and that the panel lists.

// As in dom.ts, a page can put nothing in its place. Firefox makes no pages ready.
const isPrerendering = Object.getOwnPropertyDescriptor(Document.prototype, 'prerendering')?.get;

/** Does something with the page, once the tab shows it. */
export function onceShown(act: () => void): void {
  const heed = () => {
    if (isPrerendering?.call(document)) return;
    document.removeEventListener('prerenderingchange', heed);
    act();
  };
  document.addEventListener('prerenderingchange', heed);
  heed();
}
