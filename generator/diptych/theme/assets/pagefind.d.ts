// What the search uses of Pagefind, whose script the generator lays beside ours.
declare module "*/pagefind.js" {
  /** How many results each value of each filter leaves, by the filter's name. */
  type Counts = Record<string, Record<string, number>>;
  interface Hit {
    raw_url: string;
    meta: Record<string, string>;
    filters: Record<string, string[]>;
    content: string;
    locations: number[];
  }
  interface Result {
    data(): Promise<Hit>;
  }
  interface Found {
    results: Result[];
    filters: Counts;
    unfilteredResultCount: number;
  }
  function init(): Promise<void>;
  function filters(): Promise<Counts>;
  function search(words: string | null, options?: { filters?: Record<string, string> }): Promise<Found>;
}
