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
      province,
      /** Tells the connections of one bureau apart; empty: it has no other. */
      name: z.string().trim().max(textLengths.bureauUser).default(''),
      /** Provinces filed over it; they are removed from the connection that had them. */
      provinces: z.array(province).max(provinceCodes.length),
      ispId: z.string().regex(/^[1-9]\d{0,18}$/, 'digits, at most 19'),
      userName: z.string().trim().min(1).max(textLengths.bureauUser),
      password: z.string().min(1).max(128).optional(),
      wsdl: address,
      statusWsdl: address.nullable().default(null),
      passwordWsdl: address.nullable().default(null),
      passwordForm: z.enum(passwordFormNames).default('MD5'),
      /** Uploads are encrypted (AES-128); a key is kept for downloads, which say themselves whether they are. */
      encrypts: z.boolean(),
      aesKey: sixteen.optional(),
      aesVector: sixteen.optional(),
      /** Filing hours, Shanghai time of day; both or neither; an end earlier than the start is on the next day. */
      opensAt: timeOfDay.nullable().default(null),
      closesAt: timeOfDay.nullable().default(null),
      /** Why it is saved although these values have passed no connection test. */
      untestedReason: z.string().trim().min(1).max(textLengths.connectionStep).optional(),
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
    });
};

export type ConnectionInput = z.infer<ReturnType<typeof connectionInput>>;
