import type { TimeLeft } from '@beian/domain/clock';
import type { LinkedStep } from '@beian/domain/order';
import { ApiError, getFile, postImage, postJson } from '../../app/providers/client.ts';

interface Due {
  readonly deadline: string;
  readonly left: TimeLeft;
  readonly missed: string | null;
}
export interface StepItem {
  readonly key: string;
  readonly label: string;
  readonly material: string | null;
  readonly reasons: readonly { readonly label: string; readonly advice: string }[];
  readonly done: boolean;
  readonly how: 'upload' | 'type' | 'choose' | 'elsewhere';
  /** What is chosen of. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** A field of a list: it may have more than one value. */
  readonly several: boolean;
  /** What is filled in now, personal values masked. */
  readonly now: string | null;
  readonly instruction: string | null;
  /** There is a form or letter to print and sign, which the link does not hand out: it holds the data of the order. */
  readonly hasTemplate: boolean;
  readonly faults: readonly string[];
}
/** A reason of the API's. */
export interface Said {
  readonly message: string;
  readonly suggestion?: string | null;
}
export interface OpenStep {
  readonly name: LinkedStep;
  readonly due: Due | null;
  readonly orderReasons: StepItem['reasons'];
  readonly items: readonly StepItem[];
  readonly guide: readonly string[];
  readonly submit: {
    readonly label: string;
    readonly isReady: boolean;
    readonly blocked: readonly (Said & { readonly item: string | null })[];
    readonly acknowledge: readonly { readonly code: string; readonly message: string }[];
  } | null;
}
/** What a link asks, in the language of the page. */
export interface StepLink {
  readonly provider: { readonly name: string; readonly hotline: string };
  readonly orderNumber: string;
  readonly orderKind: string;
  /** Why the link is over, and what to do; null: its step is open. */
  readonly ended: { readonly message: string; readonly suggestion: string } | null;
  readonly step: OpenStep | null;
}

/** The token is in the path of requests only, never in that of the page. */
const urlOf = (token: string, more = ''): string => `/step-links/${encodeURIComponent(token)}${more}`;

/** @throws ApiError STEP_LINK when the link is unknown */
export const readStep = async (token: string): Promise<StepLink> =>
  JSON.parse(await (await getFile(urlOf(token))).text());

/** What a refusal says; empty: done. @throws ApiError without an answer of these routes */
const done = async (answer: Promise<{ ok: boolean; body: unknown }>): Promise<readonly Said[]> => {
  const { ok, body } = await answer;
  if (ok) return [];
  const { code = 'INTERNAL', reasons = [] } = (body ?? {}) as { code?: string; reasons?: readonly Said[] };
  if (code === 'RATE_LIMITED' || reasons.length === 0) throw new ApiError(code, code, 403);
  return reasons;
};
export const sendMaterial = (token: string, material: string, image: File) =>
  done(postImage(urlOf(token, `/materials/${material}`), image));
export const saveField = (token: string, field: string, value: string | readonly string[]) =>
  done(postJson(urlOf(token, '/fields'), typeof value === 'string' ? { field, value } : { field, values: value }));
export const submitStep = (token: string, acknowledged: readonly string[]) =>
  done(postJson(urlOf(token, '/submission'), { acknowledged }));
