export interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The rows of all pages; the next page is read once the rows of the one before were taken. */
export async function* rowsOf<Row>(
  readPage: (after: string | null) => Promise<Page<Row>>,
): AsyncGenerator<Row, void, undefined> {
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: Page<Row> = await readPage(after);
    yield* nodes;
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}
