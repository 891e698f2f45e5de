// The shapes that cross from the page to the engine and back. They mirror src/report.rs and src/page.rs; offsets are
// UTF-16 code units on both sides, so that they index JavaScript strings as they are.

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'quote' | 'caption';
export type Standing = 'documented' | 'attributed' | 'not-documented' | 'silent';
export type Stance = 'asserted' | 'denied' | 'questioned' | 'attributed';

export interface Block {
  kind: BlockKind;
  text: string;
}

/** A page as the engine reads it. */
export interface Page {
  title: string | null;
  published: string | null;
  language: string | null;
  address: string | null;
  blocks: Block[];
}

export interface Difference {
  slot: string;
  page: string;
  corpus: string;
}

/** A sentence or clause of the page, and where the corpus stands on it. `start` and `end` index its block's text. */
export interface Claim {
  block: number;
  start: number;
  end: number;
  text: string;
  standing: Standing;
  stance: Stance;
  differs: Difference[];
  findings: { id: string; standing: Standing; cites: string[] }[];
  why: string[];
}

export interface Citation {
  cite: string;
  document: string;
  title: string;
  publisher: string;
  address: string;
  date: string;
  inferred: boolean;
  paragraph: number;
  words: string | null;
}

export interface Finding {
  id: string;
  text: string;
  standing: Standing;
  speaker: string | null;
  not_shown: string | null;
  citations: Citation[];
}

/** What every standing is relative to: the corpus, its size and its date. */
export interface CorpusSummary {
  name: string;
  documents: number;
  findings: number;
  latest: string;
}

export interface Report {
  corpus: CorpusSummary;
  page: {
    title: string | null;
    published: string | null;
    sentences: number;
    mentioning: number;
    /** Blocks that name somebody of either side, and those right after them: no claim stands elsewhere. */
    closely: number[];
    notices: string[];
  };
  claims: Claim[];
  records: Record<string, Finding>;
}

export interface Document {
  id: string;
  title: string;
  publisher: string;
  address: string;
  date: string;
  inferred: boolean;
  paragraphs: number;
  caveats: string[];
}

/** An agency, vendor, system, person or body that text can name. */
export interface Entity {
  id: string;
  name: string;
  kind: string;
  parent: string | null;
}

/** A finding with the ids of the entities that it ties together. */
export interface TiedFinding extends Finding {
  who: string[];
  whom: string[];
  system: string[];
}

/** Everything that the corpus page shows. */
export interface CorpusView {
  name: string;
  latest: string;
  documents: Document[];
  findings: TiedFinding[];
  entities: Entity[];
}
