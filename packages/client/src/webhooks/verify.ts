import type { PartnerEvent, PartnerEventKind } from '../generated/api.ts';

/** The kind of an event as webhooks write it: `ORDER_APPROVED` is `order.approved`. */
export type WebhookEventKind = PartnerEventKind extends infer Kind
  ? Kind extends `${infer Noun}_${infer Rest}`
    ? `${Lowercase<Noun>}.${Lowercase<Rest>}`
    : never
  : never;

/** The body of a webhook. `id` is the same on every try and replay: ignore one that you have dealt with. */
export interface WebhookEvent extends Pick<PartnerEvent, 'id' | 'at' | 'test' | 'order'> {
  /** New kinds may be added: ignore those that you do not know. */
  readonly kind: WebhookEventKind | 'rules.changed';
  /** For the kinds `rectification.…`; `kind` is `subject`, `website` or `subjectCheck`. */
  readonly rectification?: {
    readonly id: string;
    readonly kind: string;
    readonly recordId: string;
    readonly dueAt: string;
  };
  /** For `rules.changed`: the rules that are added, ended or cancelled, each with its day. */
  readonly rules?: ChangedRules;
  /** For `order.refused`: what the bureau wrote, personal values masked. */
  readonly bureau?: BureauWords;
}

export interface ChangedRules {
  /** The first day on which one of the changes takes effect, YYYY-MM-DD. */
  readonly firstDay: string;
  readonly changes: readonly {
    /** `ADDED`, `ENDED`, or `CANCELLED` for a rule that ends before it begins; kinds may be added. */
    readonly kind: string;
    readonly key: string;
    /** GB/T 2260 codes; all 31: it holds everywhere. */
    readonly provinces: readonly string[];
    /** The change takes effect at 00:00, Beijing time, of this day. */
    readonly day: string;
    /** Of a rule added: the first day without it; null: none is known. */
    readonly until: string | null;
    readonly text: { readonly zh: string; readonly en: string };
    /** The bureau's notice. */
    readonly source: { readonly title: string; readonly date: string; readonly address: string | null };
  }[];
}

export interface BureauWords {
  /** `desk`: a supervisor recorded the answer. */
  readonly from: 'bureau' | 'desk';
  /** Day of the answer in Shanghai, YYYY-MM-DD. */
  readonly day: string | null;
  readonly codes: readonly {
    readonly code: string;
    readonly sentence: { readonly zh: string; readonly en: string };
    /** What the bureau wrote beside the code. */
    readonly words: string | null;
    /** Keys of `Order.items`. */
    readonly items: readonly string[];
  }[];
  readonly opinion: string | null;
  readonly remark: string | null;
}

/** What arrived: a `Request` of the Fetch standard, or the raw body, as it came, with its headers. */
export type WebhookInput =
  | Request
  | {
      readonly body: string | Uint8Array;
      readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
    };

export interface VerifyOptions {
  /** Left out: the present time. */
  readonly now?: Date;
  /** Greatest age, and greatest distance into the future, of a signature. */
  readonly toleranceSeconds?: number;
}

/**
 * The event, if one of the secrets (`whsec_…`; during a rotation the old and the new one) signed it at most 300 s ago; else undefined:
 * answer 401. Standard Webhooks: HMAC-SHA256 over id, time and raw body, compared in constant time.
 */
export async function verifyWebhook(
  input: WebhookInput,
  secrets: string | readonly string[],
  { now = new Date(), toleranceSeconds = 300 }: VerifyOptions = {},
): Promise<WebhookEvent | undefined> {
  const header = (name: string) => headerOf(input.headers, name);
  const [id, timestamp] = [header('webhook-id'), header('webhook-timestamp')];
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return undefined;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return undefined;
  const body = await bodyOf(input);
  const signed = join(new TextEncoder().encode(`${id}.${timestamp}.`), body);
  const signatures = header('webhook-signature')
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => decode(one.slice(3)));
  for (const secret of typeof secrets === 'string' ? [secrets] : secrets) {
    const bytes = decode(secret.replace(/^whsec_/, ''));
    if (bytes === undefined || bytes.length === 0) throw new TypeError('A webhook secret is whsec_ and base64.');
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    for (const signature of signatures)
      if (signature !== undefined && (await crypto.subtle.verify('HMAC', key, signature, signed)))
        return JSON.parse(new TextDecoder().decode(body));
  }
  return undefined;
}

function headerOf(headers: Exclude<WebhookInput, Request>['headers'], name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? '';
  const found = Object.entries(headers).find(([own]) => own.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : (found?.join(' ') ?? '');
}

async function bodyOf(input: WebhookInput): Promise<Uint8Array> {
  if (input instanceof Request) return new Uint8Array(await input.arrayBuffer());
  return typeof input.body === 'string' ? new TextEncoder().encode(input.body) : input.body;
}

function join(head: Uint8Array, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(head.length + body.length);
  joined.set(head);
  joined.set(body, head.length);
  return joined;
}

/** The bytes of base64; undefined: it is none. */
function decode(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
