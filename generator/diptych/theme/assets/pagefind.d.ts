// What the search uses of Pagefind, whose script the generator lays beside ours.
declare module "*/pagefind.js" {
  interface Hit {
    raw_url: string;
    meta: Record<string, string>;
    content: string;
  }
  interface Result {
    id: string;
    /** Where the words stand that were found, counted in words. */
    words: number[];
    data(): Promise<Hit>;
  }
  interface Found {
    results: Result[];
  }
  function init(): Promise<void>;
  function search(words: string | null): Promise<Found>;
}
