import type { Language } from '@beian/domain/text';
import type { GraphQLFormattedError } from 'graphql';

/** A message of graphql-js and what we say of it in Chinese; `$1` and so on are names of the schema or of the document. */
type EngineMessage = readonly [pattern: RegExp, zh: string];

const engineMessages: readonly EngineMessage[] = [
  [/^Cannot query field "(.+?)" on type "(.+?)"\.(?: Did you mean (.+)\?)?/, '类型 $2 没有字段 $1'],
  [/^Unknown argument "(.+?)" on field "(.+?)"/, '字段 $2 没有参数 $1'],
  [/^Unknown type "(.+?)"/, '没有类型 $1'],
  [/^Unknown directive "(.+?)"/, '没有指令 $1'],
  [/^Unknown fragment "(.+?)"/, '没有片段 $1'],
  [/^Unknown operation named/, '文档中没有 operationName 所指的操作'],
  [/^Must provide operation name/, '文档中有多个操作，请用 operationName 指明其中一个'],
  [/^Must provide an operation/, '文档中没有操作'],
  [/^Field "(.+?)" argument "(.+?)" of type "(.+?)" is required/, '字段 $1 缺少必填参数 $2（$3）'],
  [/^Field "(.+?)" of type "(.+?)" must have a selection of subfields/, '字段 $1（$2）必须选择其子字段'],
  [/^Field "(.+?)" must not have a selection since type "(.+?)"/, '字段 $1（$2）没有子字段可选'],
  [/^Field "(.+?)" of required type "(.+?)" was not provided/, '缺少必填字段 $1（$2）'],
  [/^Field "(.+?)" is not defined by type "(.+?)"/, '输入类型 $2 没有字段 $1'],
  [/^Value "(.+?)" does not exist in "(.+?)" enum/, '枚举 $2 没有值 $1'],
  [/^Variable "(.+?)" of required type "(.+?)" was not provided/, '缺少必填变量 $1（$2）'],
  [/^Variable "(.+?)" got (?:an )?invalid value at "(.+?)"/, '变量 $1 的值无效：$2'],
  [/^Variable "(.+?)" got (?:an )?invalid value/, '变量 $1 的值无效'],
  [/^Variable "(.+?)" of non-null type "(.+?)" must not be null/, '变量 $1（$2）不能为 null'],
  [/^Variable "(.+?)" of type "(.+?)" used in position expecting type "(.+?)"/, '变量 $1 的类型是 $2，此处需要 $3'],
  [/^Variable "(.+?)" is not defined/, '变量 $1 没有声明'],
  [/^Variable "(.+?)" is never used/, '变量 $1 没有使用'],
  [/^Fragment "(.+?)" is never used/, '片段 $1 没有使用'],
  [/^Fragment "(.+?)" cannot be spread here/, '片段 $1 不能用在此处'],
];

const generalMessages: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: '查询语法有误',
  GRAPHQL_VALIDATION_FAILED: '查询与接口定义不符',
  BAD_USER_INPUT: '参数值无效',
  OPERATION_RESOLUTION_FAILURE: '无法确定要执行的操作',
};

/**
 * A message of graphql-js for the caller: as it is in English; in Chinese our sentence with names and the place, and the engine's own text as
 * `detail`. `message` quotes no values.
 */
export function engineMessage(
  { message, locations }: Pick<GraphQLFormattedError, 'message' | 'locations'>,
  code: string,
  language: Language,
): { readonly message: string; readonly detail?: string } {
  if (language === 'en') return { message };
  const [place] = locations ?? [];
  const at = place === undefined ? '' : `（第 ${place.line} 行第 ${place.column} 列）`;
  for (const [pattern, zh] of engineMessages) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const sentence = zh.replace(/\$(\d)/g, (_, number: string) => found[Number(number)] ?? '');
    const [, meant] = /Did you mean (.+?)\?/.exec(message) ?? [];
    const advice = meant === undefined ? '' : `；是否指 ${meant.replaceAll('"', '').replace(/,? or /, '、')}？`;
    return { message: `${sentence}${at}${advice}`, detail: message };
  }
  return { message: `${generalMessages[code] ?? '无法理解此请求'}${at}`, detail: message };
}
