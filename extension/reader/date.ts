// Dates of documents, which are known to the month or to the day, in the reader's own way of writing them.

import { say } from '../engine/text';

/** `2026-01` or `2026-01-15`; anything else is shown as it is. */
export function written(date: string): string {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date);
  if (!parts) return date;
  const [, year, month, day] = parts;
  const format = new Intl.DateTimeFormat(say('locale'), {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
  });
  return format.format(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
}
