import type { OrderFacts } from '../order/facts.ts';
import type { OrderEvent } from '../order-names/names.ts';
import type { OrderState } from '../order-names/states.ts';
import type { Provider } from '../settings/text-settings.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/**
 * 通知: which notice is sent to whom at which event. Rows are written by `perform` and delivered at least once, with an
 * id. Placeholders are filled from `NoticeValues` (letter.ts); texts contain nothing personal. docs/spec/life-cycle.md L-notices.
 */
export interface NoticeRow {
  readonly on: readonly OrderEvent[];
  /** Only when the event led to this state; undefined: always. */
  readonly into?: OrderState;
  /** Only for orders that match; undefined: for all. */
  readonly condition?: { readonly label: BilingualText; readonly check: (facts: NoticeFacts) => boolean };
  readonly to: readonly Recipient[];
  /** Label, colon, order: the part before the colon is the heading. */
  readonly subject: BilingualText;
  /** Mail: what happened. */
  readonly body: BilingualText;
  /** Mail: the reader's next steps. */
  readonly todo?: readonly BilingualText[];
  /** The mail goes on with what the kind of the order asks of the site's owner after the approval. */
  readonly addsSiteSteps?: true;
  /** The mail lists the returned items with reason and advice, or the bureau's text. */
  readonly lists?: 'returned' | 'bureau';
  /**
   * For a notice that lists the bureau's text: the Chinese SMS if there is such text, with `{words}` truncated to fit.
   */
  readonly smsWithWords?: string;
  /** Sent after the notices that somebody waits for. */
  readonly isLowPriority?: true;
  /**
   * One SMS part including the sender: 70 characters in Chinese; in English 160 of GSM 03.38, so without a filing
   * number.
   */
  readonly sms: BilingualText;
  /** The SMS with `{link}` in place of `sms` where the notice brings a link for the phone; it takes several parts. */
  readonly smsWithLink?: BilingualText;
}

/** Facts on which a notice may depend. */
export type NoticeFacts = Pick<OrderFacts, 'kind' | 'domains' | 'plan' | 'province' | 'edition' | 'changed' | 'state'>;

/**
 * The principal of what changed (by SMS and mail), the partner (by mail), and whoever was reached so far, where the order changes
 * mobile or mail of a principal (there alone).
 */
export type Recipient = 'principal' | 'partner' | 'formerContact';
export type Channel = 'sms' | 'mail';
export const channelsOf: Readonly<Record<Recipient, readonly Channel[]>> = {
  principal: ['sms', 'mail'],
  partner: ['mail'],
  formerContact: ['sms', 'mail'],
};

/** Sender of an SMS; gateways in mainland China require it at the front. */
export const smsSender = ({ smsSignature, smsSignatureEn }: Provider): BilingualText =>
  bilingual(`【${smsSignature}】`, `${smsSignatureEn}: `);

/** Text for `{lapse}` if an order lapses in `{left}` days; empty while the setting `lapse` is off. */
export const lapseTemplate = bilingual('再过 {left} 天没有操作将失效，', 'In {left} days without a move it lapses. ');
