import type { DocumentNode } from '@0no-co/graphql.web';
import type { BaseRecord, DataProvider, GetListResponse, GetOneResponse } from '@refinedev/core';
import type { TadaDocumentNode } from '../../graphql.ts';
import { orderDocument, ordersDocument, type PageInfo } from '../../order/documents.ts';
import { recordDocument } from '../../pages/record/documents.ts';
import { ApiError, request } from './client.ts';

/** A connection as Refine's list: the rows, and the cursors of the page. */
export interface Page<Row = BaseRecord> {
  data: Row[];
  total: number;
  totalIsCapped: boolean;
  pageInfo: PageInfo;
}

export interface Connection<Row = BaseRecord> {
  edges: { node: Row }[];
  pageInfo: Pick<PageInfo, 'hasNextPage' | 'endCursor'> & Partial<PageInfo>;
  totalCount: number;
  totalIsCapped?: boolean;
}

/** A list of the API: the name under which Refine keeps it, its query, and where its rows stand in the answer. */
export interface ApiList<Row, Variables> {
  /** What the compiler knows of its variables; never set. */
  readonly variables?: Variables;
  readonly resource: string;
  readonly document: unknown;
  readonly rows: (data: never) => Connection<Row> | readonly Row[];
  /** The query can read the page before a cursor, too. */
  readonly readsBack: boolean;
}

const apiLists = new Map<string, ApiList<BaseRecord, object>>();

/** Declares a list by its query; `ListPage` shows it. */
export function listOf<Data, Variables extends object, Row extends object>(
  resource: string,
  document: TadaDocumentNode<Data, Variables>,
  rows: (data: Data) => Connection<Row> | readonly Row[],
): ApiList<Row, Variables> {
  const readsBack = (document as unknown as DocumentNode).definitions.some(
    (one) =>
      'variableDefinitions' in one &&
      one.variableDefinitions?.some(({ variable }) => variable.name.value === 'before') === true,
  );
  const list: ApiList<Row, Variables> = {
    resource,
    document,
    rows: rows as ApiList<Row, Variables>['rows'],
    readsBack,
  };
  apiLists.set(resource, list as unknown as ApiList<BaseRecord, object>);
  return list;
}

async function readList(list: ApiList<BaseRecord, object>, variables: object, signal?: AbortSignal): Promise<Page> {
  const data = await request(list.document as TadaDocumentNode<object, object>, variables, signal);
  const rows = list.rows(data as never);
  return 'edges' in rows
    ? pageOf(rows)
    : { data: [...rows], total: rows.length, totalIsCapped: false, pageInfo: onePage };
}

const pageOf = (connection: Connection): Page => ({
  data: connection.edges.map((edge) => edge.node),
  total: connection.totalCount,
  totalIsCapped: connection.totalIsCapped ?? false,
  pageInfo: { ...onePage, ...connection.pageInfo },
});

/** For a list that is returned whole. */
const onePage: PageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };

listOf('orders', ordersDocument, (data) => data.orders);

const ones: Readonly<Record<string, (id: string, signal?: AbortSignal) => Promise<BaseRecord | null>>> = {
  orders: async (id, signal) => (await request(orderDocument, { id }, signal)).order,
  records: async (id, signal) => (await request(recordDocument, { id }, signal)).record,
};

/** Every write of the console is an event of the life cycle and goes through `order/perform.ts`, never through CRUD. */
const notOffered = (): Promise<never> => Promise.reject(new ApiError('NOT_POSSIBLE', 'not offered', 405));

/** Reads by resource over fetch. Lists page by keyset: `meta.variables` holds cursor and filter for the API. */
export const dataProvider: DataProvider = {
  getList: async <T extends BaseRecord>({ resource, meta }: Parameters<DataProvider['getList']>[0]) => {
    const variables: object = meta?.variables ?? {};
    const signal: AbortSignal | undefined = meta?.queryContext?.signal;
    const list = apiLists.get(resource);
    if (list === undefined) throw new ApiError('NOT_FOUND', resource, 404);
    return (await readList(list, variables, signal)) as unknown as GetListResponse<T>;
  },
  getOne: async <T extends BaseRecord>({ resource, id, meta }: Parameters<DataProvider['getOne']>[0]) => {
    const data = (await ones[resource]?.(String(id), meta?.queryContext?.signal)) ?? null;
    if (data === null) throw new ApiError('NOT_FOUND', String(id), 404);
    return { data } as unknown as GetOneResponse<T>;
  },
  create: notOffered,
  update: notOffered,
  deleteOne: notOffered,
  getApiUrl: () => '/graphql',
};
