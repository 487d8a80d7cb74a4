import type { ConnectionEvent, GatewayState, PasswordForm } from '@beian/domain/bureau';
import { VERDICT_DAYS } from '@beian/domain/bureau';
import { textLengths } from '@beian/domain/text';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { ConnectionEvents, GatewayStates, PasswordForms, type PresenceName, Presences } from '../common/enums.ts';
import { ActionRefused, Reason } from '../common/reason.type.ts';
import { BureauCall, BureauStateName, FileInFlight } from './bureau-state.type.ts';

@ObjectType('BureauAction', {
  simpleResolvers: true,
  description: 'What the caller may do with a connection. Since 2026-11.',
})
export class BureauAction {
  @Field(() => ConnectionEvents, { description: 'The mutation of the same name.' })
  event!: ConnectionEvent;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => Presences, { description: 'Whether it may be done now.' })
  presence!: PresenceName;

  @Field(() => [Reason], { description: 'Why not.' })
  reasons!: Reason[];

  @Field(() => String, { nullable: true, description: 'Ask this before it is sent.' })
  confirm!: string | null;
}

@ObjectType('ServedProvince', {
  simpleResolvers: true,
  description: 'A province filed over a connection. Since 2026-11.',
})
export class ServedProvince {
  @Field(() => String, { description: 'GB/T 2260 code.' })
  code!: string;

  @Field(() => String, { description: "Its name, in the caller's language." })
  label!: string;
}

@ObjectType('BureauAccount', {
  simpleResolvers: true,
  description: 'An account at a bureau, without its secrets: they are written and never read. Since 2026-11.',
})
export class BureauAccount {
  @Field(() => String, { description: 'Provider id 单位编号 (ispId).' })
  ispId!: string;

  @Field(() => String, { description: 'User.' })
  userName!: string;

  @Field(() => String, { description: 'Address of the WSDL of upload and download.' })
  wsdl!: string;

  @Field(() => String, { nullable: true, description: 'Address of the WSDL of filing status; null: not known.' })
  statusWsdl!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the WSDL of filing passwords; null: not known.' })
  passwordWsdl!: string | null;

  @Field(() => PasswordForms, { description: 'How a filing password is sent to be checked.' })
  passwordForm!: PasswordForm;

  @Field(() => Boolean, { description: 'Its secrets open with the keys of this installation.' })
  opens!: boolean;

  @Field(() => Boolean, { description: 'Uploads are encrypted.' })
  encrypts!: boolean;
}

@ObjectType('BureauTest', {
  simpleResolvers: true,
  description:
    'A question that a person had a bureau asked: a connection that was tried 连接测试, or numbers that were compared 核对序号. Since 2026-11.',
})
export class BureauTest {
  @Field(() => DateTime, { description: 'When it was asked for.' })
  askedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the answer came; null: it is awaited.' })
  answeredAt!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'All is well, or was mended.' })
  ok!: boolean | null;

  @Field(() => String, { nullable: true, description: "What came back, in the caller's language." })
  said!: string | null;

  @Field(() => String, { description: 'Who asked.' })
  staffName!: string;
}

@ObjectType('Bureau', {
  simpleResolvers: true,
  description:
    'A connection to a provincial bureau 管局连接, as the gateway board shows it; staff only. Since 2026-11.',
})
export class Bureau {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'GB/T 2260 code of the province whose bureau gave the account.' })
  province!: string;

  @Field(() => String, {
    description: "Name of that province, in the caller's language, with the connection's own name if it has one.",
  })
  provinceName!: string;

  @Field(() => String, { nullable: true, description: 'Its own name, where a bureau has several; null: none.' })
  name!: string | null;

  @Field(() => [ServedProvince], { description: 'Provinces whose orders are filed over it.' })
  provinces!: ServedProvince[];

  @Field(() => GatewayStates, { description: 'How it stands; lists give the worst first.' })
  state!: GatewayState;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;

  @Field(() => [BureauStateName], { description: 'What else is the matter with it, the worst first.' })
  otherStates!: BureauStateName[];

  @Field(() => Boolean, { description: 'A person must look at it.' })
  needsPerson!: boolean;

  @Field(() => [BureauCall], { description: 'How each direction answers; a direction without a call is left out.' })
  calls!: BureauCall[];

  @Field(() => String, {
    nullable: true,
    description:
      "Why it is stopped or paused and what to do, or what a person should look at, in the caller's language.",
  })
  sentence!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When its filing hours begin again; null: it is in them.' })
  closedUntil!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The bureau turned us away since then; null: it does not.' })
  closedSince!: string | null;

  @Field(() => String, { nullable: true, description: 'The code with which it did: 15, 20, 901 or 902.' })
  closedCode!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'It is left alone until then; null: it need not be.' })
  retryAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Filing hours from, Shanghai time HH:MM; null: none are known.' })
  opensAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Filing hours to, Shanghai time HH:MM; of the next day where it is earlier than `opensAt`.',
  })
  closesAt!: string | null;

  @Field(() => String, { description: 'Number of the last file that the bureau took, decimal text.' })
  lastSequence!: string;

  @Field(() => String, { description: 'Number that the next file will have, decimal text.' })
  nextSequence!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it took that file; null: not through this desk.' })
  lastAcceptedAt!: string | null;

  @Field(() => FileInFlight, { nullable: true, description: 'The file that is under way; null: none.' })
  inFlight!: FileInFlight | null;

  @Field(() => Int, {
    description: 'Orders that were pushed and that the bureau has not taken yet, those of the file under way too.',
  })
  backlog!: number;

  @Field(() => DateTime, { nullable: true, description: 'The push of the order that is next in line, or under way.' })
  oldestSince!: string | null;

  @Field(() => Int, { description: 'Downloaded files that are not acknowledged 未确认.' })
  unacknowledged!: number;

  @Field(() => Int, { description: 'Downloaded files that are not applied 未处理.' })
  unapplied!: number;

  @Field(() => Int, { description: 'Answers of this bureau that no order took.' })
  unmatched!: number;

  @Field(() => Int, {
    nullable: true,
    description: `Working days from sending to verdict over ${VERDICT_DAYS} days: half of them took at most so many; null: no verdict.`,
  })
  daysHalf!: number | null;

  @Field(() => Int, { nullable: true, description: 'The same for nine in ten.' })
  daysMost!: number | null;

  @Field(() => Int, { description: 'Verdicts that these days were observed on.' })
  verdicts!: number;

  @Field(() => BureauAccount, { nullable: true, description: 'Its account; null for everybody but administrators.' })
  account!: BureauAccount | null;

  @Field(() => BureauTest, { nullable: true, description: 'The last time somebody tried it; null: nobody has.' })
  test!: BureauTest | null;

  @Field(() => BureauTest, {
    nullable: true,
    description: "The last time its numbers were compared with the bureau's; null: nobody has.",
  })
  resync!: BureauTest | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Incidents 异常答复 that no person has seen, or that came again since; null for everybody but supervisors and administrators.',
  })
  incidents!: number | null;

  @Field(() => [BureauAction], { description: 'What the caller may do.' })
  actions!: BureauAction[];
}

@InputType('BureauInput', { description: 'An account at a bureau, as an administrator types it. Since 2026-11.' })
export class BureauInput {
  @Field(() => String, { description: 'GB/T 2260 code of the province whose bureau gave the account.' })
  province!: string;

  @Field(() => [String], {
    description:
      'Provinces to file over it; each is taken from the connection that has it now. A connection may have none.',
  })
  provinces!: string[];

  @Field(() => String, { description: 'Provider id 单位编号 (ispId), digits.' })
  ispId!: string;

  @Field(() => String, { description: `User, 1 to ${textLengths.bureauUser} characters.` })
  userName!: string;

  @Field(() => String, { nullable: true, description: 'Password; left out: as it is.' })
  password?: string | null;

  @Field(() => String, { description: 'http(s) address of the WSDL of upload and download.' })
  wsdl!: string;

  @Field(() => String, { nullable: true, description: 'http(s) address of the WSDL of filing status.' })
  statusWsdl?: string | null;

  @Field(() => String, { nullable: true, description: 'http(s) address of the WSDL of filing passwords.' })
  passwordWsdl?: string | null;

  @Field(() => PasswordForms, {
    nullable: true,
    description: 'How this bureau takes a filing password to be checked; left out: MD5.',
  })
  passwordForm?: PasswordForm | null;

  @Field(() => Boolean, { description: 'Uploads are encrypted (AES-128).' })
  encrypts!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Key, 16 ASCII characters; left out: as it is. Downloads are decrypted with it also if uploads are not encrypted.',
  })
  aesKey?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Vector 密钥偏移量, 16 ASCII characters; together with the key.',
  })
  aesVector?: string | null;

  @Field(() => String, { nullable: true, description: 'Filing hours from, Shanghai time HH:MM.' })
  opensAt?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Filing hours to, Shanghai time HH:MM; earlier than `opensAt`: of the next day. Both left out: any time.',
  })
  closesAt?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Its own name, where a bureau has several connections; at most ${textLengths.bureauUser} characters.`,
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Why it is saved although these values passed no test within the hour; 1 to ${textLengths.connectionStep} characters.`,
  })
  untestedReason?: string | null;
}

@ObjectType('ConnectionTest', {
  simpleResolvers: true,
  description: 'A test of a connection as it was typed, before it is saved. Since 2026-11.',
})
export class ConnectionTest {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the answer came; null: it is awaited.' })
  answeredAt!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'It passed: the values may be saved within the hour.' })
  ok!: boolean | null;

  @Field(() => String, { nullable: true, description: "What came back, in the caller's language." })
  said!: string | null;
}

export const ConnectionTestResult = createUnionType({
  name: 'ConnectionTestResult',
  description: 'The test, whose answer is awaited, or why it was refused. Since 2026-11.',
  types: () => [ConnectionTest, ActionRefused] as const,
  resolveType: (value) => ('said' in value ? ConnectionTest : ActionRefused),
});

export const BureauResult = createUnionType({
  name: 'BureauResult',
  description: 'The connection as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [Bureau, ActionRefused] as const,
  resolveType: (value) => ('backlog' in value ? Bureau : ActionRefused),
});
