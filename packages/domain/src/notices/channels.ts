import type { MaskName } from '../filing/field-row.ts';
import { type BilingualText, bilingual, type Language } from '../text/bilingual-text.ts';
import { type Digest, writeDigest } from './digest.ts';
import type { Letter } from './letter.ts';
import { type WrittenMail, writeMail } from './mail.ts';
import type { Recipient } from './notice-row.ts';

/** What a notice says: a letter about an order, a rectification notice or an endpoint, or the digest of a day. */
export type NoticeContent =
  | { readonly letter: Letter; readonly digest?: never }
  | { readonly letter?: never; readonly digest: Digest };

/** Pages that a text links to; undefined: it has no such link. */
export interface LinkedPages {
  /** Page of an order for its applicant; the order's number is appended. */
  readonly orderUrl?: string | undefined;
  /** The console, for mails to staff. */
  readonly consoleUrl?: string | undefined;
}

/** A message whose wording is kept by the provider of the channel: it fills the values into the template. */
export interface TemplateMessage {
  /** The name of the notice. */
  readonly template: string;
  readonly language: Language;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * 通知渠道: by what a notice is sent. A new one is a row here and an adapter in `apps/worker/src/ports/`, which carries what `render` makes.
 */
interface ChannelRow<Message> {
  readonly label: BilingualText;
  /**
   * Where the address of a principal comes from: the field `subject.principal.NAME` or `website.principal.NAME`, or the entry
   * `subject.NAME` or `website.NAME` of what the partner keeps with the order (`Order.metadata`).
   */
  readonly address:
    | { readonly from: 'field'; readonly name: 'mobile' | 'email' }
    | { readonly from: 'metadata'; readonly name: string };
  /** How an address is shown. */
  readonly mask: MaskName;
  /** `always`: each notice goes by it, to whoever has such an address; `inPlace`: in place of a channel that failed. */
  readonly sends: 'always' | 'inPlace';
  /** A copy goes by it, to whoever need not act. */
  readonly copies?: true;
  /** @throws for a content that the channel does not carry */
  readonly render: (name: string, content: NoticeContent, pages: LinkedPages) => Message;
}

const letterOf = ({ letter }: NoticeContent): Letter => {
  if (letter === undefined) throw new Error('a digest is no message for a phone');
  return letter;
};

const row = <Message>(channel: ChannelRow<Message>): ChannelRow<Message> => channel;

export const channels = {
  sms: row<string>({
    label: bilingual('短信', 'SMS'),
    address: { from: 'field', name: 'mobile' },
    mask: 'ends',
    sends: 'always',
    render: (_, content) => letterOf(content).sms,
  }),
  mail: row<WrittenMail>({
    label: bilingual('邮件', 'Mail'),
    address: { from: 'field', name: 'email' },
    mask: 'mailDomain',
    sends: 'always',
    copies: true,
    render: (_, { letter, digest }, { orderUrl, consoleUrl }) =>
      letter === undefined
        ? writeDigest(digest, consoleUrl ?? null)
        : writeMail(
            letter,
            orderUrl === undefined || letter.order === null ? null : `${orderUrl}${encodeURIComponent(letter.order)}`,
          ),
  }),
  messenger: row<TemplateMessage>({
    label: bilingual('消息应用', 'Messenger'),
    address: { from: 'metadata', name: 'messengerId' },
    mask: 'ends',
    sends: 'inPlace',
    render: (name, content) => {
      const { language, heading, order, by, sms } = letterOf(content);
      return { template: name, language, values: { heading, order: order ?? '', by: by ?? '', text: sms } };
    },
  }),
};

export type Channel = keyof typeof channels;
export const channelNames = Object.keys(channels) as Channel[];
export const channelRow = (name: Channel): ChannelRow<unknown> => channels[name];
const always = channelNames.filter((name) => channelRow(name).sends === 'always');
/** By what a notice goes to a recipient at once. A partner is told by mail, and by its webhooks. */
export const channelsOf: Readonly<Record<Recipient, readonly Channel[]>> = {
  subjectPrincipal: always,
  websitePrincipal: always,
  principals: always,
  partner: ['mail'],
  formerContact: always,
};
export const copyChannels = always.filter((name) => channelRow(name).copies === true);
/** What the adapter of a channel carries. */
export type MessageOf<C extends Channel> = ReturnType<(typeof channels)[C]['render']>;

/** 未送达原因: why a delivery failed. A row that was stored is never renamed or removed. */
export const deliveryFaults = {
  UNKNOWN_ADDRESS: bilingual(
    '号码、邮箱或用户不存在，或拒收',
    'the number, mailbox or user does not exist or takes no messages',
  ),
  REFUSED: bilingual('服务商拒收此消息', 'the provider refuses this message'),
  NO_ANSWER: bilingual('服务商未接收', 'the provider did not take it'),
  SWITCHED_OFF: bilingual('此渠道未开通', 'this channel is not connected'),
} as const satisfies Record<string, BilingualText>;
export type DeliveryFault = keyof typeof deliveryFaults;
