import { bilingual } from '../text/bilingual-text.ts';
import type { ErrorRow } from './error-row.ts';

const detail = ['detail'] as const;
const seeSchema = bilingual('请对照接口定义修改后重试', 'Compare it with the schema and send it again');

/** Errors that only operations of GraphQL have. */
export const graphqlErrors = {
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    message: bilingual('查询语法有误', 'The document is no valid GraphQL'),
    suggestion: bilingual('请在所示行列处修改', 'Correct it at the line and column of `locations`'),
    extensions: detail,
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    message: bilingual('查询与接口定义不符', 'The operation does not fit the schema'),
    suggestion: seeSchema,
    extensions: detail,
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    message: bilingual('无法确定要执行的操作', 'It is not clear which operation of the document is to run'),
    suggestion: bilingual('请用 operationName 指明一个操作', 'Name one of its operations in `operationName`'),
    extensions: detail,
  },
  BAD_USER_INPUT: {
    status: 400,
    message: bilingual('参数值无效', 'An argument or a variable has an invalid value'),
    suggestion: bilingual('请修改 `field` 所示的参数', 'Correct the argument that `field` names'),
    extensions: ['field', 'rule', 'most', 'detail'],
  },
  LIMIT_EXCEEDED: {
    status: 400,
    message: bilingual('操作超过上限', 'The operation is larger than is allowed'),
    suggestion: bilingual('请拆成几个操作', 'Split it into several operations'),
    extensions: ['limit'],
  },
  CURSOR_EXPIRED: {
    status: 200,
    message: bilingual(
      '事件日志已不包含此游标之后的全部事件',
      'The event log no longer holds everything behind this cursor',
    ),
    suggestion: bilingual(
      '请用 orders 重新读取订单，然后不带 after 重新开始',
      'Read your orders anew, then begin without `after`',
    ),
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 200,
    message: bilingual('不支持持久化查询', 'Persisted queries are not supported'),
    suggestion: bilingual('请发送完整的查询', 'Send the whole document'),
    when: bilingual(
      '只发送了查询的摘要；`message` 为客户端识别的 PersistedQueryNotSupported',
      'Only the hash of a document was sent; `message` is PersistedQueryNotSupported, which clients recognise',
    ),
  },
} as const satisfies Record<string, ErrorRow>;
