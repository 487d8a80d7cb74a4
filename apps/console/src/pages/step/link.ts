import type { TimeLeft } from '@beian/domain/clock';
import type { LinkedStep } from '@beian/domain/order';
import { postImage, postJson } from '../../app/providers/client.ts';
import { answerOf, linkUrl, type Reason, readLink } from '../../ui/link-page/link.ts';

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
export interface OpenStep {
  readonly name: LinkedStep;
  readonly due: Due | null;
  readonly orderReasons: StepItem['reasons'];
  readonly items: readonly StepItem[];
  readonly guide: readonly string[];
  readonly submit: {
    readonly label: string;
    readonly isReady: boolean;
    readonly blocked: readonly (Reason & { readonly item: string | null })[];
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

const urlOf = linkUrl('step-links');

export const readStep = (token: string) => readLink<StepLink>(urlOf(token));

/** Each of them: @throws Refused, ApiError */
export const sendMaterial = (token: string, material: string, image: File) =>
  answerOf<unknown>(postImage(urlOf(token, `/materials/${material}`), image));
export const saveField = (token: string, field: string, value: { value: string } | { values: readonly string[] }) =>
  answerOf<unknown>(postJson(urlOf(token, '/fields'), { field, ...value }));
export const submitStep = (token: string, acknowledged: readonly string[]) =>
  answerOf<unknown>(postJson(urlOf(token, '/submission'), { acknowledged }));
