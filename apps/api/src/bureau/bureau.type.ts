import { bureauActionFields, bureauFields, connectionTestFields, type PasswordForm } from '@beian/domain/bureau';
import { textLengths } from '@beian/domain/text';
import { createUnionType, Field, InputType } from 'type-graphql';
import { PasswordForms } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const BureauAction = objectType(bureauActionFields);

export const Bureau = objectType(bureauFields);

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

export const ConnectionTest = objectType(connectionTestFields);

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
