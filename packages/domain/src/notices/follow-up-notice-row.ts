import type { FollowUpKind } from '../follow-ups/follow-ups.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import type { Channel } from './channels.ts';

export interface FollowUpNoticeRow {
  readonly kind: FollowUpKind;
  /** Channels of the principal; the partner gets a mail. */
  readonly principal: readonly Channel[];
  readonly subject: BilingualText;
  readonly body: BilingualText;
  readonly todo: readonly BilingualText[];
  /** Of the link of the principal: its step in the mail, what its page asks, and its name; left out: there is none. */
  readonly link?: {
    readonly todo: BilingualText;
    readonly page: BilingualText;
    readonly open: BilingualText;
    /** Above the data that the page shows. */
    readonly data?: BilingualText;
  };
  /** One SMS part including the sender, without `{link}`; in English without the filing number. */
  readonly sms: BilingualText;
  readonly smsWithLink?: BilingualText;
  /** What the partner is told instead of the sentences that stand for all. */
  readonly partner?: { readonly todo: BilingualText; readonly why: BilingualText };
  readonly why?: BilingualText;
}
