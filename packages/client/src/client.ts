import type { CallOptions, Run } from './call/call.ts';
import { type FollowedEvent, type FollowOptions, followEvents } from './events/follow.ts';
import {
  type AttachUploadVariables,
  type FilingRecord,
  type Operations,
  type Order,
  type OrderSummary,
  type OrdersPageVariables,
  operationsOf,
  type RecordsPageVariables,
} from './generated/api.ts';
import { asRecord, type Connection } from './http/exchange.ts';
import { type DocumentPrinter, runDocument, type TypedDocument, textOfDocument, throwRefusal } from './http/graphql.ts';
import { type Page, rowsOf } from './http/pages.ts';
import type { Wait } from './http/retry.ts';
import { bytesOf, type ImageSource, putImage, type UploadOptions } from './http/upload.ts';

export interface ClientOptions extends DocumentPrinter {
  /** Address of the desk, e.g. `https://desk.example`. */
  readonly url: string;
  /** `bd_test_…` for test orders, `bd_live_…` for real ones. */
  readonly key: string;
  /** Language of labels, messages and advice; left out: `zh`. */
  readonly language?: 'zh' | 'en';
  /** Left out: the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** Called before each wait: points ran out, the API is away, no answer came. */
  readonly onWait?: (wait: Wait) => void;
  /** Tries of one call; left out: 5. */
  readonly maxAttempts?: number;
  /** A call that is told to wait longer fails at once; left out: 60. */
  readonly maxWaitSeconds?: number;
  /** A try without an answer after so long is sent again; left out: 60. */
  readonly timeoutSeconds?: number;
}

/** Variables of a caller's own document; an idempotency key may be left out. */
export type OwnVariables<Variables> = Variables extends { readonly idempotencyKey: string }
  ? Omit<Variables, 'idempotencyKey'> & { readonly idempotencyKey?: string }
  : Variables;

export interface AttachMaterialVariables extends Omit<AttachUploadVariables, 'uploadId'> {
  readonly image: ImageSource;
}

export interface Client extends Operations {
  /** Uploads an image by a ticket and attaches it. With a key of the caller's, the whole may be repeated within 15 minutes. */
  attachMaterial(variables: AttachMaterialVariables, options?: CallOptions & UploadOptions): Promise<Order>;
  /** Orders that the key may see, page by page as the loop takes them. `first`: rows of a page. */
  orders(
    variables?: Omit<OrdersPageVariables, 'after'>,
    options?: CallOptions,
  ): AsyncGenerator<OrderSummary, void, undefined>;
  /** Filing records that the key may see, page by page as the loop takes them. */
  records(
    variables?: Omit<RecordsPageVariables, 'after'>,
    options?: CallOptions,
  ): AsyncGenerator<FilingRecord, void, undefined>;
  /** Events of the log after a cursor, then new ones as they come, each once. Ends by `break` or the signal. */
  followOrders(options?: FollowOptions): AsyncGenerator<FollowedEvent, void, undefined>;
  /** The present end of the event log: what comes after it is new. Null: the log is empty. */
  eventCursor(options?: CallOptions): Promise<string | null>;
  /** Runs a document of your own and resolves with its `data`; a refusal is in it, where it is selected. */
  request<Result = Record<string, unknown>, Variables = Record<string, unknown>>(
    document: TypedDocument<Result, Variables>,
    variables?: OwnVariables<Variables>,
    options?: CallOptions,
  ): Promise<Result>;
}

/** The variables that the document declares: a caller may spread a whole order for its `id` and `version`. */
const declared = (document: string, variables: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    [...document.matchAll(/\$(\w+):/g)].flatMap(([, name = '']) =>
      name in variables ? [[name, variables[name]]] : [],
    ),
  );

/** A client of one key. Refusals are thrown as `Refused`, everything else that fails as `BeianError`. */
export function createClient({
  url,
  key,
  language = 'zh',
  fetch: given,
  onWait,
  print,
  maxAttempts = 5,
  maxWaitSeconds = 60,
  timeoutSeconds = 60,
}: ClientOptions): Client {
  const connection: Connection = {
    // Throws here, not at the first call, where it is no address.
    url: new URL(url).href.replace(/\/+$/, ''),
    // The global one is looked up at each call, so that a program may replace it.
    fetch: given ?? ((input, init) => fetch(input, init)),
    ...{ key, language, onWait, maxAttempts, maxWaitSeconds, timeoutSeconds },
  };
  const run: Run = async <Result>(...[document, field, variables, options]: Parameters<Run>) => {
    const { data, answer } = await runDocument<Record<string, Result>>(
      connection,
      document,
      declared(document, variables),
      options,
    );
    const value = data[field];
    throwRefusal(value, answer);
    if (value === undefined) throw new TypeError(`the answer has no ${field}`);
    return value;
  };
  const operations = operationsOf(run);
  return {
    ...operations,
    async attachMaterial({ image, ...variables }, { idempotencyKey = crypto.randomUUID(), signal, onProgress } = {}) {
      const bytes = await bytesOf(image);
      const ticket = await operations.createUploadTicket({}, { idempotencyKey: `${idempotencyKey}.ticket`, signal });
      await putImage(connection, ticket.path, bytes, { onProgress, signal });
      return operations.attachUpload({ ...variables, uploadId: ticket.uploadId }, { idempotencyKey, signal });
    },
    orders: (variables = {}, options) =>
      rowsOf(
        (after): Promise<Page<OrderSummary>> => operations.ordersPage({ first: 100, ...variables, after }, options),
      ),
    records: (variables = {}, options) =>
      rowsOf(
        (after): Promise<Page<FilingRecord>> => operations.recordsPage({ first: 50, ...variables, after }, options),
      ),
    followOrders: (options = {}) => followEvents(operations.eventsPage, options),
    eventCursor: async (options) => (await operations.eventsPage({ last: 1 }, options)).pageInfo.endCursor,
    async request<Result, Variables>(
      document: TypedDocument<Result, Variables>,
      variables?: OwnVariables<Variables>,
      options?: CallOptions,
    ) {
      const text = textOfDocument(document, { print });
      const { data } = await runDocument<Result>(connection, text, asRecord(variables), options);
      return data;
    },
  };
}
