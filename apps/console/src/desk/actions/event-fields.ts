import {
  callbackOutcomeNames,
  callOutcomeNames,
  callOutcomes,
  escalationReasonNames,
  escalationReasons,
  skipReasonNames,
  skipReasons,
} from '@beian/domain/order';
import { type BilingualText, textLengths } from '@beian/domain/text';
import type { Order } from '../../order/documents.ts';
import type { EventInputs } from '../../order/perform.ts';
import { NOBODY } from '../../order/staff-select.tsx';
import { assignTexts } from '../../order/texts.ts';
import type { Choice } from '../../ui/form/field-row.ts';
import type { Draft } from '../drafts.ts';
import {
  adviceTexts,
  askTexts,
  assignFormTexts,
  escalateTexts,
  settleTexts,
  skipTexts,
} from '../panels/colleague-texts.ts';
import { smsTexts } from '../photo/photo-texts.ts';
import { callTexts, noteTexts } from '../timeline/history-texts.ts';
import type { EventWithFields } from './bar-entries.ts';
import { writeOffTexts } from './bureau-texts.ts';

type DraftName = { [N in keyof Draft]: Draft[N] extends string | null ? N : never }[keyof Draft];

interface Common<Member extends string> {
  readonly member: Member;
  readonly label: BilingualText;
  /** Said while it is empty; left out: it may be empty. */
  readonly needed?: BilingualText;
  /** Where it is kept until it is sent; left out: in the form alone. */
  readonly draft?: DraftName;
  /** What is chosen at first. */
  readonly initial?: (order: Order) => string | undefined;
}

export type EventField<Member extends string = string> = Common<Member> &
  (
    | {
        readonly control: 'text';
        readonly most: number;
        /** Shown in the empty field; left out: the label. */
        readonly hint?: BilingualText;
        /** It may be empty unless this value is chosen in the field before it. */
        readonly neededFor?: string;
      }
    | { readonly control: 'radios'; readonly choices: (order: Order) => readonly Choice<string>[] }
    /** A person; `first` stands for nobody in particular. */
    | { readonly control: 'staff' | 'assignee'; readonly first: BilingualText }
  );

const choicesOf = <N extends string>(names: readonly N[], labels: Readonly<Record<N, BilingualText>>) => {
  const choices = names.map((value) => ({ value, label: labels[value] }));
  return () => choices;
};

const callFields = (choices: () => readonly Choice<string>[]): readonly EventField<'outcome' | 'note'>[] => [
  {
    member: 'outcome',
    control: 'radios',
    choices,
    draft: 'outcome',
    label: callTexts.outcome,
    needed: callTexts.outcomeNeeded,
  },
  { member: 'note', control: 'text', label: callTexts.note, most: textLengths.callNote, draft: 'callNote' },
];

const smsFields: readonly EventField<'evidence'>[] = [
  {
    member: 'evidence',
    control: 'text',
    most: textLengths.smsEvidence,
    draft: 'evidence',
    label: smsTexts.evidence,
    hint: smsTexts.evidenceHint,
    needed: smsTexts.evidenceNeeded,
  },
];

/** One's own question can only be answered by somebody else. */
const openAdvice = ({ advice }: Order) => advice.filter((one) => one.answer === null && !one.mine);

/** What each event asks for, in the order of its form. */
export const eventFields: { readonly [E in EventWithFields]: readonly EventField<keyof EventInputs[E] & string>[] } = {
  addNote: [
    {
      member: 'text',
      control: 'text',
      most: textLengths.note,
      draft: 'note',
      label: noteTexts.text,
      hint: noteTexts.hint,
      needed: noteTexts.textNeeded,
    },
  ],
  logCall: callFields(choicesOf(callOutcomeNames, callOutcomes)),
  logCallback: callFields(choicesOf(callbackOutcomeNames, callOutcomes)),
  smsVerified: smsFields,
  smsFailed: smsFields,
  writeOffAttempt: [
    {
      member: 'note',
      control: 'text',
      most: textLengths.writeOff,
      label: writeOffTexts.note,
      needed: writeOffTexts.noteNeeded,
    },
  ],
  skip: [
    {
      member: 'reason',
      control: 'radios',
      choices: choicesOf(skipReasonNames, skipReasons),
      label: skipTexts.reason,
      needed: skipTexts.reasonNeeded,
    },
    {
      member: 'note',
      control: 'text',
      most: textLengths.skipNote,
      draft: 'skipNote',
      label: skipTexts.note,
      needed: skipTexts.noteNeeded,
      neededFor: 'OTHER',
    },
  ],
  assign: [
    {
      member: 'staffId',
      control: 'assignee',
      first: assignTexts.nobody,
      label: assignTexts.to,
      needed: assignFormTexts.whoNeeded,
    },
  ],
  requestAdvice: [
    { member: 'staffId', control: 'staff', label: askTexts.of, first: askTexts.supervisors, initial: () => NOBODY },
    {
      member: 'question',
      control: 'text',
      most: textLengths.question,
      draft: 'question',
      label: askTexts.question,
      needed: askTexts.questionNeeded,
    },
  ],
  answerAdvice: [
    {
      member: 'adviceId',
      control: 'radios',
      label: adviceTexts.pick,
      needed: adviceTexts.pick,
      choices: (order) =>
        openAdvice(order).map(({ id, askedName, question }) => ({ value: id, label: `${askedName}: ${question}` })),
      initial: (order) => openAdvice(order)[0]?.id,
    },
    {
      member: 'answer',
      control: 'text',
      most: textLengths.answer,
      draft: 'adviceAnswer',
      label: adviceTexts.answer,
      needed: adviceTexts.answerNeeded,
    },
  ],
  escalate: [
    {
      member: 'reason',
      control: 'radios',
      choices: choicesOf(escalationReasonNames, escalationReasons),
      label: escalateTexts.reason,
      needed: escalateTexts.reasonNeeded,
    },
    {
      member: 'note',
      control: 'text',
      most: textLengths.escalation,
      draft: 'escalateNote',
      label: escalateTexts.note,
      needed: escalateTexts.noteNeeded,
      neededFor: 'OTHER',
    },
  ],
  settleEscalation: [
    {
      member: 'answer',
      control: 'text',
      most: textLengths.answer,
      draft: 'settleAnswer',
      label: settleTexts.answer,
      needed: settleTexts.answerNeeded,
    },
  ],
};

/** The input of an event from the values of its fields; what is empty, or nobody in particular, is null. */
export const inputOf = <E extends EventWithFields>(event: E, valueIn: (field: EventField) => string): EventInputs[E] =>
  Object.fromEntries(
    eventFields[event].map((field) => {
      const value = valueIn(field).trim();
      return [field.member, value === '' || value === NOBODY ? null : value];
    }),
  ) as EventInputs[E];
