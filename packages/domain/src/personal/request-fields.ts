import type { TimeLeft } from '../clock/time-left.ts';
import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { IdentifierKind } from '../filing/field-row.ts';
import type { Holding } from './holdings.ts';
import { ANSWER_DAYS, type AnswerWay, type KeptBasis, type RequestState, type RequestWants } from './request.ts';

export const personPlaceFields = fieldsOf(
  'PersonPlace',
  'What is held on a data subject in one place, and what a deletion does with it. No value of theirs. Since 2026-11.',
  {
    holding: { shape: enumOf<Holding>('Holding'), description: 'Which place.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    called: { shape: 'String', nullable: true, description: 'Number of the order or filing; null: of no one thing.' },
    places: { shape: 'Int', description: 'How many rows or files.' },
    kept: { shape: 'Boolean', description: 'It is kept, by the basis.' },
    basis: {
      shape: enumOf<KeptBasis>('KeptBasis'),
      nullable: true,
      description: 'Why it is kept; null: it is deleted.',
      console: false,
    },
    basisText: { shape: 'String', nullable: true, description: "The same, in the caller's language." },
    keptUntil: {
      shape: 'String',
      nullable: true,
      description:
        "Until when, in the caller's language: a day of Shanghai, or what must be over; null: it is deleted.",
    },
  },
);
export type PersonPlaceView = ViewOf<typeof personPlaceFields>;

export const personFoundFields = fieldsOf(
  'PersonFound',
  'Where something is held on whoever has a number or an address. Since 2026-11.',
  {
    people: {
      shape: 'Int',
      description: 'How many people share it; more than one: only the ID number tells them apart.',
    },
    more: { shape: 'Boolean', description: 'There is more than one search takes.' },
    places: {
      shape: personPlaceFields,
      list: true,
      description: 'Every place, with what a deletion would do now.',
    },
  },
);
export type PersonFoundView = ViewOf<typeof personFoundFields>;

export const personExportFields = fieldsOf(
  'PersonExport',
  'An archive that its maker may take away once: `POST` to its path, with the session. Since 2026-11.',
  {
    path: { shape: 'String', description: 'Where it is taken away, `/exports/…`; the path names nobody.' },
    until: { shape: 'DateTime', description: 'Until then.', console: false },
    places: { shape: 'Int', description: 'How many places it tells of.', console: false },
  },
);
export type PersonExportView = ViewOf<typeof personExportFields>;

export const personRequestFields = fieldsOf(
  'PersonRequest',
  'A request of a data subject 个人信息请求 (PIPL articles 44 to 50). Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Its id.' },
    wants: { shape: enumOf<RequestWants>('RequestWants'), description: 'What is asked for.' },
    wantsLabel: { shape: 'String', description: "The same, in the caller's language." },
    soughtBy: { shape: enumOf<IdentifierKind>('SoughtKind'), description: 'What the person is found by.' },
    state: { shape: enumOf<RequestState>('RequestState'), description: 'How far it is.' },
    stateLabel: { shape: 'String', description: "The same, in the caller's language." },
    at: { shape: 'DateTime', description: 'When it was written down.' },
    dueAt: { shape: 'DateTime', description: `By when it is to be answered: ${ANSWER_DAYS} working days.` },
    provisional: { shape: 'Boolean', description: 'The calendar does not reach so far yet.' },
    overdue: { shape: 'Boolean', description: 'It is not answered, and should be.' },
    left: {
      shape: objectOf<TimeLeft>('TimeLeft'),
      nullable: true,
      description: 'Working time until then; null: it is answered.',
    },
    staffName: { shape: 'String', description: 'Display name of whoever wrote it down.' },
    decidedAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When it was decided; null: not yet.',
      console: false,
    },
    decidedName: { shape: 'String', nullable: true, description: 'By whom.', console: false },
    answeredAt: { shape: 'DateTime', nullable: true, description: 'When the answer went out; null: not yet.' },
    answeredName: { shape: 'String', nullable: true, description: 'By whom.' },
    answeredOver: { shape: enumOf<AnswerWay>('AnswerWay'), nullable: true, description: 'How.' },
  },
);
export type PersonRequestView = ViewOf<typeof personRequestFields>;

export const openedPersonRequestFields = fieldsOf(
  'OpenedPersonRequest',
  'A request with who asked, what was decided of each place, and the letter. Since 2026-11.',
  {
    request: { shape: personRequestFields, description: 'The request.' },
    askedBy: { shape: 'String', description: 'Who asked, and how they showed who they are; empty once it is deleted.' },
    reason: { shape: 'String', description: 'Why; empty once it is deleted.' },
    erased: { shape: 'Boolean', description: 'What was written down there is deleted: its own time is over.' },
    places: {
      shape: personPlaceFields,
      list: true,
      description: 'What was decided of each place; empty until then.',
    },
    letterZh: {
      shape: 'String',
      nullable: true,
      description: 'The letter to the person in Chinese; null until it is decided.',
    },
    letterEn: { shape: 'String', nullable: true, description: 'The same in English.' },
  },
);
export type OpenedPersonRequestView = ViewOf<typeof openedPersonRequestFields>;
