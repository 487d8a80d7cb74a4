import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { OrderFacts } from '../order/facts.ts';
import type { OrderEvent, OrderState } from '../order/names.ts';

/**
 * 通知: who is told what, when. Rows are written by `perform`, delivered at least once with an id. Places are filled from
 * `NoticePlaces` (letter.ts); nothing personal stands in a text. life-cycle.md, Notices.
 */
export interface NoticeRow {
  readonly on: readonly OrderEvent[];
  /** Only when the event led here; left out: always. */
  readonly into?: OrderState;
  /** Only of such an order; left out: of all. */
  readonly condition?: { readonly label: BilingualText; readonly check: (facts: NoticeFacts) => boolean };
  readonly to: readonly Recipient[];
  /** What people call it, a colon, and which order: the part before the colon is the heading. */
  readonly subject: BilingualText;
  /** Of the mail: what happened. */
  readonly body: BilingualText;
  /** Of the mail: what its reader does now, one step each. */
  readonly todo?: readonly BilingualText[];
  /** The mail lists what was returned, with reason and advice; or what the bureau wrote. */
  readonly lists?: 'returned' | 'bureau';
  /** Of a notice that lists what the bureau wrote: the Chinese message where it wrote something, `{words}` cut to its room. */
  readonly smsWithWords?: string;
  /** Nobody waits for it: it goes behind what somebody waits for. */
  readonly isLowPriority?: true;
  /** One message part with its sender: 70 characters in Chinese; in English 160 of GSM 03.38, so without a filing number. */
  readonly sms: BilingualText;
}

/** What a notice may depend on. */
export type NoticeFacts = Pick<OrderFacts, 'domains' | 'province' | 'edition'>;

/** The principal of what changed (by SMS and mail), and the partner (by mail). */
export type Recipient = 'principal' | 'partner';
export type Channel = 'sms' | 'mail';
export const channelsOf: Readonly<Record<Recipient, readonly Channel[]>> = {
  principal: ['sms', 'mail'],
  partner: ['mail'],
};

/** Who signs a message; a gateway in the mainland asks for it in front. */
export const smsSender = bilingual('【备案审核台】', 'Beian Desk: ');

/** What `{lapse}` is filled with where an order lapses in `{left}` days; nothing while the setting `lapse` is off. */
export const lapseTemplate = bilingual('再过 {left} 天没有操作将失效，', 'In {left} days without a move it lapses. ');
