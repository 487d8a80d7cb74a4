import type { BaseRecord, DataProvider, GetListResponse, GetOneResponse } from '@refinedev/core';
import type { VariablesOf } from '../../graphql.ts';
import { orderDocument, ordersDocument, type PageInfo } from '../../order/documents.ts';
import { unmatchedAnswersDocument } from '../../pages/answer/documents.ts';
import { curtainsDocument } from '../../pages/curtain/documents.ts';
import { recordDocument, recordsDocument } from '../../pages/record/documents.ts';
import { rectificationsDocument } from '../../pages/rectification/documents.ts';
import { ApiError, request } from './client.ts';
import { noteServerTime } from './server-clock.ts';

/** Type of `meta.variables` of a list screen, by resource. */
export interface ListVariables {
  orders: VariablesOf<typeof ordersDocument>;
  records: VariablesOf<typeof recordsDocument>;
  unmatchedAnswers: VariablesOf<typeof unmatchedAnswersDocument>;
  curtains: VariablesOf<typeof curtainsDocument>;
  rectifications: VariablesOf<typeof rectificationsDocument>;
}
export type Resource = keyof ListVariables;

/** A connection as Refine's list: the rows, and the cursors of the page. */
interface Page {
  data: BaseRecord[];
  total: number;
  totalIsCapped: boolean;
  pageInfo: PageInfo;
}

interface Connection {
  edges: { node: BaseRecord }[];
  pageInfo: PageInfo;
  totalCount: number;
  totalIsCapped: boolean;
}

const pageOf = (connection: Connection): Page => ({
  data: connection.edges.map((edge) => edge.node),
  total: connection.totalCount,
  totalIsCapped: connection.totalIsCapped,
  pageInfo: connection.pageInfo,
});

/** For a list that is returned whole. */
const onePage: PageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };

const lists: { [R in Resource]: (variables: ListVariables[R], signal?: AbortSignal) => Promise<Page> } = {
  orders: async (variables, signal) => {
    const { orders, viewer } = await request(ordersDocument, variables, signal);
    noteServerTime(viewer?.now);
    return pageOf(orders);
  },
  unmatchedAnswers: async (variables, signal) =>
    pageOf((await request(unmatchedAnswersDocument, variables, signal)).unmatchedAnswers),
  curtains: async (variables, signal) => {
    const { curtains, viewer } = await request(curtainsDocument, variables, signal);
    noteServerTime(viewer?.now);
    return pageOf(curtains);
  },
  rectifications: async (variables, signal) => {
    const { rectifications } = await request(rectificationsDocument, variables, signal);
    return { data: rectifications, total: rectifications.length, totalIsCapped: false, pageInfo: onePage };
  },
  records: async (variables, signal) => pageOf((await request(recordsDocument, variables, signal)).records),
};

const ones: { [R in Resource]: (id: string, signal?: AbortSignal) => Promise<BaseRecord | null> } = {
  orders: async (id, signal) => {
    const { order, viewer } = await request(orderDocument, { id }, signal);
    noteServerTime(viewer?.now);
    return order;
  },
  // There is no query for a single one: the row of the list has all data.
  unmatchedAnswers: async () => null,
  curtains: async () => null,
  rectifications: async () => null,
  records: async (id, signal) => (await request(recordDocument, { id }, signal)).record,
};

const isResource = (resource: string): resource is Resource => Object.hasOwn(lists, resource);

function resourceOf(resource: string): Resource {
  if (isResource(resource)) return resource;
  throw new ApiError('NOT_FOUND', resource, 404);
}

/** Every write of the console is an event of the life cycle and goes through `order/perform.ts`, never through CRUD. */
const notOffered = (): Promise<never> => Promise.reject(new ApiError('NOT_POSSIBLE', 'not offered', 405));

/** Reads by resource over fetch. Lists page by keyset: `meta.variables` holds cursor and filter for the API. */
export const dataProvider: DataProvider = {
  getList: async <T extends BaseRecord>({ resource, meta }: Parameters<DataProvider['getList']>[0]) => {
    const list = lists[resourceOf(resource)] as (variables: unknown, signal?: AbortSignal) => Promise<Page>;
    return (await list(meta?.variables ?? {}, meta?.queryContext?.signal)) as unknown as GetListResponse<T>;
  },
  getOne: async <T extends BaseRecord>({ resource, id, meta }: Parameters<DataProvider['getOne']>[0]) => {
    const data = await ones[resourceOf(resource)](String(id), meta?.queryContext?.signal);
    if (data === null) throw new ApiError('NOT_FOUND', String(id), 404);
    return { data } as unknown as GetOneResponse<T>;
  },
  create: notOffered,
  update: notOffered,
  deleteOne: notOffered,
  getApiUrl: () => '/graphql',
};
