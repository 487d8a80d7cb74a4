import { z } from 'zod';
import { type AddressFault, addressFault } from '../address/outside-address.ts';
import { provinceCodes } from '../province/provinces.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { textLengths } from '../text/text-lengths.ts';
import { passwordFormNames } from './password-form.ts';

const says = {
  form: bilingual(
    '须为接口（WSDL）的 http:// 或 https:// 地址，且不含账号、密码与 # 部分',
    'It must be the http:// or https:// address of a WSDL, without user, password and fragment',
  ),
  literal: bilingual(
    '此 IP 地址不在公网，或写法不规范；专线地址须先由运维加入允许的专线主机',
    'This IP address is not a public one, or not written as such; one of a leased line must be in BUREAU_PRIVATE_HOSTS, which operators set',
  ),
  inside: bilingual(
    '此主机名在内网或指向内网；专线主机须先由运维加入允许的专线主机',
    'This host name is inside a network or leads there; one of a leased line must be in BUREAU_PRIVATE_HOSTS, which operators set',
  ),
  port: bilingual('端口不可用', 'Its port is not taken'),
} as const satisfies Record<AddressFault, BilingualText>;

/** The rule of each call (`openPorts` of the worker): public hosts, and those that operators name. */
const addressAt = (mayBeInside: (host: string) => boolean) =>
  z
    .string()
    .trim()
    .max(500)
    .superRefine((typed, context) => {
      const fault = addressFault(typed, { schemes: ['http:', 'https:'], takesIp: true, mayBeInside });
      if (fault !== undefined) context.addIssue({ code: 'custom', params: { says: says[fault] } });
    });
const province = z.enum(provinceCodes);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM, Shanghai time');
/** 16 ASCII characters each (docs/spec/bureau-interface.md B-3.2). */
const sixteen = z.string().regex(/^[\x21-\x7e]{16}$/, '16 ASCII characters');

/**
 * One account at one bureau as entered by an administrator (docs/spec/bureau-interface.md B-2). For an existing connection,
 * omitted secrets stay unchanged. `mayBeInside`: hosts that operators name.
 */
export const connectionInput = (mayBeInside: (host: string) => boolean) => {
  const address = addressAt(mayBeInside);
  return z
    .strictObject({
      province: province.meta({ description: 'GB/T 2260 code of the province whose bureau gave the account.' }),
      name: z
        .string()
        .trim()
        .max(textLengths.bureauUser)
        .default('')
        .meta({
          description: `Its own name, where a bureau has several connections; at most ${textLengths.bureauUser} characters.`,
        }),
      provinces: z.array(province).max(provinceCodes.length).meta({
        description:
          'Provinces to file over it; each is taken from the connection that has it now. A connection may have none.',
      }),
      ispId: z
        .string()
        .regex(/^[1-9]\d{0,18}$/, 'digits, at most 19')
        .meta({ description: 'Provider id 单位编号 (ispId), digits.' }),
      userName: z
        .string()
        .trim()
        .min(1)
        .max(textLengths.bureauUser)
        .meta({ description: `User, 1 to ${textLengths.bureauUser} characters.` }),
      password: z.string().min(1).max(128).optional().meta({ description: 'Password; left out: as it is.' }),
      wsdl: address.meta({ description: 'http(s) address of the WSDL of upload and download.' }),
      statusWsdl: address.nullable().default(null).meta({
        description: 'http(s) address of the WSDL of filing status.',
      }),
      passwordWsdl: address.nullable().default(null).meta({
        description: 'http(s) address of the WSDL of filing passwords.',
      }),
      passwordForm: z.enum(passwordFormNames).default('MD5').meta({
        graphql: 'PasswordForm',
        description: 'How this bureau takes a filing password to be checked; left out: MD5.',
      }),
      encrypts: z.boolean().meta({ description: 'Uploads are encrypted (AES-128).' }),
      aesKey: sixteen.optional().meta({
        description:
          'Key, 16 ASCII characters; left out: as it is. Downloads are decrypted with it also if uploads are not encrypted.',
      }),
      aesVector: sixteen.optional().meta({
        description: 'Vector 密钥偏移量, 16 ASCII characters; together with the key.',
      }),
      opensAt: timeOfDay.nullable().default(null).meta({ description: 'Filing hours from, Shanghai time HH:MM.' }),
      closesAt: timeOfDay.nullable().default(null).meta({
        description:
          'Filing hours to, Shanghai time HH:MM; earlier than `opensAt`: of the next day. Both left out: any time.',
      }),
      untestedReason: z
        .string()
        .trim()
        .min(1)
        .max(textLengths.connectionStep)
        .optional()
        .meta({
          description: `Why it is saved although these values passed no test within the hour; 1 to ${textLengths.connectionStep} characters.`,
        }),
    })
    .refine((one) => (one.opensAt === null) === (one.closesAt === null), {
      path: ['closesAt'],
      message: 'both ends of the filing hours, or neither',
    })
    .refine((one) => one.opensAt === null || one.opensAt !== one.closesAt, {
      path: ['closesAt'],
      message: 'another time than opensAt; empty both: any time',
    })
    .refine((one) => (one.aesKey === undefined) === (one.aesVector === undefined), {
      path: ['aesVector'],
      message: 'key and vector together, or neither',
    })
    .meta({
      graphql: 'BureauInput',
      description: 'An account at a bureau, as an administrator types it. Since 2026-11.',
    });
};

export type ConnectionInput = z.infer<ReturnType<typeof connectionInput>>;
