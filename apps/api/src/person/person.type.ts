import type { TimeLeft as TimeLeftView } from '@beian/domain/clock';
import type { AnswerWay, Holding, IdentifierKind, KeptBasis, RequestState, RequestWants } from '@beian/domain/personal';
import { ANSWER_DAYS } from '@beian/domain/personal';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { TimeLeft } from '../order/time-left.type.ts';
import { AnswerWays, Holdings, KeptBases, RequestStates, RequestWantsNames, SoughtKinds } from './person-enums.ts';

@ObjectType('PersonPlace', {
  simpleResolvers: true,
  description:
    'What is held on a data subject in one place, and what a deletion does with it. No value of theirs. Since 2026-11.',
})
export class PersonPlace {
  @Field(() => Holdings, { description: 'Which place.' })
  holding!: Holding;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Number of the order or filing; null: of no one thing.' })
  called!: string | null;

  @Field(() => Int, { description: 'How many rows or files.' })
  places!: number;

  @Field(() => Boolean, { description: 'It is kept, by the basis.' })
  kept!: boolean;

  @Field(() => KeptBases, { nullable: true, description: 'Why it is kept; null: it is deleted.' })
  basis!: KeptBasis | null;

  @Field(() => String, { nullable: true, description: "The same, in the caller's language." })
  basisText!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Until when, in the caller's language: a day of Shanghai, or what must be over; null: it is deleted.",
  })
  keptUntil!: string | null;
}

@ObjectType('PersonFound', {
  simpleResolvers: true,
  description: 'Where something is held on whoever has a number or an address. Since 2026-11.',
})
export class PersonFound {
  @Field(() => Int, { description: 'How many people share it; more than one: only the ID number tells them apart.' })
  people!: number;

  @Field(() => Boolean, { description: 'There is more than one search takes.' })
  more!: boolean;

  @Field(() => [PersonPlace], { description: 'Every place, with what a deletion would do now.' })
  places!: PersonPlace[];
}

export const PersonFoundResult = createUnionType({
  name: 'PersonFoundResult',
  description: 'What was found, or why the search was refused. Since 2026-11.',
  types: () => [PersonFound, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : PersonFound),
});

@ObjectType('PersonExport', {
  simpleResolvers: true,
  description: 'An archive that its maker may take away once: `POST` to its path, with the session. Since 2026-11.',
})
export class PersonExport {
  @Field(() => String, { description: 'Where it is taken away, `/exports/…`; the path names nobody.' })
  path!: string;

  @Field(() => DateTime, { description: 'Until then.' })
  until!: string;

  @Field(() => Int, { description: 'How many places it tells of.' })
  places!: number;
}

export const PersonExportResult = createUnionType({
  name: 'PersonExportResult',
  description: 'The archive, or why there is none. Since 2026-11.',
  types: () => [PersonExport, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : PersonExport),
});

@ObjectType('PersonRequest', {
  simpleResolvers: true,
  description: 'A request of a data subject 个人信息请求 (PIPL articles 44 to 50). Since 2026-11.',
})
export class PersonRequest {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => RequestWantsNames, { description: 'What is asked for.' })
  wants!: RequestWants;

  @Field(() => String, { description: "The same, in the caller's language." })
  wantsLabel!: string;

  @Field(() => SoughtKinds, { description: 'What the person is found by.' })
  soughtBy!: IdentifierKind;

  @Field(() => RequestStates, { description: 'How far it is.' })
  state!: RequestState;

  @Field(() => String, { description: "The same, in the caller's language." })
  stateLabel!: string;

  @Field(() => DateTime, { description: 'When it was written down.' })
  at!: string;

  @Field(() => DateTime, { description: `By when it is to be answered: ${ANSWER_DAYS} working days.` })
  dueAt!: string;

  @Field(() => Boolean, { description: 'The calendar does not reach so far yet.' })
  provisional!: boolean;

  @Field(() => Boolean, { description: 'It is not answered, and should be.' })
  overdue!: boolean;

  @Field(() => TimeLeft, { nullable: true, description: 'Working time until then; null: it is answered.' })
  left!: TimeLeftView | null;

  @Field(() => String, { description: 'Display name of whoever wrote it down.' })
  staffName!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided; null: not yet.' })
  decidedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  decidedName!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the answer went out; null: not yet.' })
  answeredAt!: string | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  answeredName!: string | null;

  @Field(() => AnswerWays, { nullable: true, description: 'How.' })
  answeredOver!: AnswerWay | null;
}

export const PersonRequestConnection = connectionType(PersonRequest, 'PersonRequest');

@ObjectType('OpenedPersonRequest', {
  simpleResolvers: true,
  description: 'A request with who asked, what was decided of each place, and the letter. Since 2026-11.',
})
export class OpenedPersonRequest {
  @Field(() => PersonRequest, { description: 'The request.' })
  request!: PersonRequest;

  @Field(() => String, { description: 'Who asked, and how they showed who they are; empty once it is deleted.' })
  askedBy!: string;

  @Field(() => String, { description: 'Why; empty once it is deleted.' })
  reason!: string;

  @Field(() => Boolean, { description: 'What was written down there is deleted: its own time is over.' })
  erased!: boolean;

  @Field(() => [PersonPlace], { description: 'What was decided of each place; empty until then.' })
  places!: PersonPlace[];

  @Field(() => String, {
    nullable: true,
    description: 'The letter to the person in Chinese; null until it is decided.',
  })
  letterZh!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  letterEn!: string | null;
}

export const PersonRequestResult = createUnionType({
  name: 'PersonRequestResult',
  description: 'The request as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [PersonRequest, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : PersonRequest),
});
