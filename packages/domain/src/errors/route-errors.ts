import { MAX_UPLOAD_MIB } from '../filing/uploads.ts';
import { MAX_DOWNLOADS_PER_PERSON } from '../staff/downloads.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { countInWords } from '../text/in-words.ts';
import type { ErrorRow } from './error-row.ts';

/** Errors that any route may answer, `/graphql` too. */
export const routeErrors = {
  UNAUTHENTICATED: {
    status: 401,
    message: bilingual('请先登录，或提供有效的合作方密钥', 'Sign in, or give a valid partner key'),
    suggestion: bilingual('请在 Authorization 请求头中提供 Bearer 密钥', 'Send the key as Authorization: Bearer …'),
  },
  FORBIDDEN: {
    status: 403,
    message: bilingual('您没有权限进行此操作', 'You may not do this'),
    suggestion: bilingual('请由有权限的同事操作', 'Leave it to somebody who may'),
  },
  SCOPE_MISSING: {
    status: 403,
    message: bilingual('此密钥没有所需的权限', 'This key does not hold the scope that is needed'),
    suggestion: bilingual(
      '请使用具有该权限的密钥，或请平台管理员创建',
      'Use a key that holds it, or have one made by an administrator of the desk.',
    ),
  },
  RATE_LIMITED: {
    status: 429,
    message: bilingual('额度不足', 'Too few points are left'),
    suggestion: bilingual('请按 Retry-After 所示秒数后重试', 'Try again after the seconds that Retry-After says'),
  },
  TOO_MANY_AT_ONCE: {
    status: 429,
    message: bilingual('您同时进行的请求或连接过多', 'Too many requests or connections of yours are open'),
    suggestion: bilingual(
      '请减少并发请求或连接，按 Retry-After 所示秒数后重试',
      'Send fewer at a time; try again after the seconds that Retry-After says',
    ),
  },
  ONLY_PARTNERS: {
    status: 403,
    message: bilingual('只有合作方可以上传材料', 'Only a partner uploads materials'),
    suggestion: bilingual('请使用合作方密钥', "Use a partner's key"),
  },
  ONLY_STAFF_ATTACH: {
    status: 403,
    message: bilingual('只有审核人员可以上传凭据', 'Only staff attach evidence'),
    suggestion: bilingual('请以审核人员登录', 'Sign in as staff'),
  },
  ONLY_STAFF: {
    status: 403,
    message: bilingual('只有审核人员可以接收实时更新', 'Only staff receive live updates'),
    suggestion: bilingual('请以审核人员登录', 'Sign in as staff'),
  },
  WRONG_ORIGIN: {
    status: 403,
    field: 'origin',
    message: bilingual('不接受来自其他网站的连接', 'Pages of other sites may not connect'),
    suggestion: bilingual('请从服务器端连接，不带 Origin 请求头', 'Connect from a server, without the header Origin'),
  },
  WRONG_SHAPE: {
    status: 400,
    message: bilingual('请求不符合要求', 'The request is not of its shape'),
    suggestion: bilingual('请对照接口文档修改后重试', 'See the documentation and send it again'),
  },
  NOT_JSON: {
    status: 400,
    message: bilingual('请求正文不是有效的 JSON', 'The body is not valid JSON'),
    suggestion: bilingual('请发送有效的 JSON', 'Send valid JSON'),
  },
  NUL_CHARACTER: {
    status: 400,
    message: bilingual('文本不得包含空字符 (U+0000)', 'Text must not hold the character U+0000'),
    suggestion: bilingual('请删去该字符', 'Take the character out'),
  },
  LONE_SURROGATE: {
    status: 400,
    message: bilingual(
      '文本包含不成对的代理码位 (U+D800–U+DFFF)',
      'Text holds half of a surrogate pair (U+D800 to U+DFFF)',
    ),
    suggestion: bilingual('请以有效的 Unicode 文本重新发送', 'Send it again as valid Unicode text'),
  },
  TOO_LARGE: {
    status: 413,
    message: bilingual('请求正文过大', 'The body is too large'),
    suggestion: bilingual('请分多次发送', 'Send it in several requests'),
  },
  UPLOAD_TOO_LARGE: {
    status: 413,
    field: 'body',
    message: bilingual(`图片超过 ${MAX_UPLOAD_MIB} MB`, `The image is larger than ${MAX_UPLOAD_MIB} MiB`),
    suggestion: bilingual('请压缩后重新上传', 'Reduce it and send it again'),
  },
  UPLOAD_TOO_SLOW: {
    status: 408,
    field: 'body',
    message: bilingual('图片发送过慢，已停止接收', 'The image comes too slowly and was not received'),
    suggestion: bilingual(
      '请换用更快的网络，或缩小图片后重新上传',
      'Use a faster network, or make the image smaller, and send it again',
    ),
  },
  UPLOAD_EMPTY: {
    status: 400,
    field: 'body',
    message: bilingual('没有收到图片', 'No image was received'),
    suggestion: bilingual('请以图片的原始字节作为请求正文', "Send the image's bytes as the body"),
  },
  UPLOAD_TYPE: {
    status: 415,
    field: 'content-type',
    message: bilingual('只接受 JPEG 或 PNG 图片', 'Only JPEG and PNG images are taken'),
    suggestion: bilingual(
      '请以 image/jpeg 或 image/png 类型发送图片的原始字节',
      "Send the image's bytes with the type image/jpeg or image/png",
    ),
  },
  UPLOAD_PDF: {
    status: 415,
    field: 'content-type',
    message: bilingual('只接收 JPEG 或 PNG 图片，不接收 PDF', 'Only JPEG and PNG images are taken, no PDF'),
    suggestion: bilingual(
      '请将所需页面导出为 JPEG 或 PNG 图片，每页一张，再分别上传',
      'Export the page that is needed as JPEG or PNG, one image for each page, and send that',
    ),
  },
  UPLOAD_HEIC: {
    status: 415,
    field: 'content-type',
    message: bilingual('只接收 JPEG 或 PNG 图片，不接收 HEIC', 'Only JPEG and PNG images are taken, no HEIC'),
    suggestion: bilingual(
      '请在“设置 › 相机 › 格式”中选择“兼容性最佳”后重拍，或将照片导出为 JPEG 后重新上传',
      'Choose Most Compatible under Settings › Camera › Formats and take it again, or export the photo as JPEG',
    ),
  },
  UPLOAD_TICKET: {
    status: 403,
    field: 'ticket',
    message: bilingual('此上传凭证无效或已过期', 'This upload ticket is unknown or over'),
    suggestion: bilingual('请用 createUploadTicket 取得新的凭证', 'Ask for a new one with createUploadTicket'),
  },
  UPLOAD_LINK: {
    status: 403,
    field: 'token',
    message: bilingual('此上传链接无效、已过期或已用完', 'This upload link is unknown, over or used up'),
    suggestion: bilingual('请在电脑上重新生成二维码后扫描', 'Make a new code on the computer and scan it'),
  },
  FACE_LINK: {
    status: 403,
    field: 'token',
    message: bilingual('此人脸核验链接无效或已失效', 'This link for a face check is unknown or over'),
    suggestion: bilingual('请联系提交订单的服务商取得新的链接', 'Ask whoever submitted the order for a new link'),
  },
  STEP_LINK: {
    status: 403,
    field: 'token',
    message: bilingual('此链接无效', 'This link is unknown'),
    suggestion: bilingual(
      '请检查链接是否完整，或联系为您提交订单的单位',
      'See that the link is complete, or ask whoever submitted the order for you',
    ),
  },
  FOLLOW_UP_LINK: {
    status: 403,
    field: 'token',
    message: bilingual('此链接无效或已失效', 'This link is unknown or over'),
    suggestion: bilingual(
      '备案信息有变化的，请在提交订单的系统中办理变更备案',
      'What has changed in a filing is filed by a change order in the system you ordered with',
    ),
  },
  UPLOADS_BUSY: {
    status: 503,
    message: bilingual('同时上传的图片过多', 'Too many images are being sent at this moment'),
    suggestion: bilingual('请按 Retry-After 所示秒数后重试', 'Try again after the seconds that Retry-After says'),
  },
  TOO_LATE: {
    status: 408,
    message: bilingual('请求未在规定时间内发送完毕', 'The request did not come in time'),
    suggestion: bilingual('请重新发送', 'Send it again'),
  },
  HEAD_TOO_LARGE: {
    status: 431,
    message: bilingual('请求头过大', 'The head of the request is too large'),
    suggestion: bilingual('请减少请求头', 'Send fewer or shorter header fields'),
  },
  TOO_SLOW: {
    status: 503,
    message: bilingual('处理时间过长，已停止', 'This took too long and was stopped'),
    suggestion: bilingual('请稍后重试，或缩小查询范围', 'Try again later, or narrow what you ask for'),
  },
  PREFLIGHT_REQUIRED: {
    status: 403,
    message: bilingual('无法排除此请求来自其他网站', 'The request may have been sent by a page of another site'),
    suggestion: bilingual(
      '请发送 Content-Type: application/json；用 GET 时请发送 Authorization 密钥，或 Apollo-Require-Preflight: true',
      'Send Content-Type: application/json; with GET, send the key as Authorization, or Apollo-Require-Preflight: true',
    ),
  },
  NOT_ACCEPTABLE: {
    status: 406,
    field: 'accept',
    message: bilingual('不提供 Accept 所要求的类型', 'No answer has a type that Accept asks for'),
    suggestion: bilingual(
      '请接受 application/graphql-response+json 或 application/json',
      'Accept application/graphql-response+json or application/json',
    ),
  },
  BATCHED: {
    status: 400,
    message: bilingual('每个请求只接受一个操作', 'One request holds one operation'),
    suggestion: bilingual(
      '请逐个发送，或用别名把多个字段写进一个操作',
      'Send them one by one, or put the fields into one operation, with aliases',
    ),
  },
  NO_OPERATION: {
    status: 400,
    field: 'query',
    message: bilingual('请求中没有操作', 'The request holds no operation'),
    suggestion: bilingual(
      '请以 JSON 发送 { "query": "…", "variables": { … } }',
      'Send JSON: { "query": "…", "variables": { … } }',
    ),
  },
  METHOD: {
    status: 405,
    message: bilingual('不接受此请求方法', 'This method is not taken'),
    suggestion: bilingual('请对照接口文档', 'See the documentation'),
  },
  WRONG_TYPE: {
    status: 415,
    field: 'content-type',
    message: bilingual('不支持此内容类型', 'This content type is not taken'),
    suggestion: bilingual('请使用 application/json', 'Send application/json'),
  },
  NOT_FOUND: {
    status: 404,
    message: bilingual('没有此内容', 'There is nothing here'),
    suggestion: bilingual('请核对地址', 'Check the address'),
  },
  NO_SUCH_EXPORT: {
    status: 404,
    field: 'id',
    message: bilingual(
      '没有可取走的档案：已取走、已过期或不是您申请的',
      'There is no archive to take: it was taken, its time is over, or somebody else asked for it',
    ),
    suggestion: bilingual('请重新导出', 'Export it anew'),
  },
  NO_SUCH_LIST: {
    status: 404,
    field: 'list',
    message: bilingual('没有此列表', 'There is no such list'),
    suggestion: bilingual('请核对列表名', 'Check the name of the list'),
  },
  TOO_MANY_DOWNLOADS: {
    status: 429,
    message: bilingual(
      `您已有 ${MAX_DOWNLOADS_PER_PERSON} 个下载正在进行`,
      `You have ${countInWords(MAX_DOWNLOADS_PER_PERSON)} downloads under way`,
    ),
    suggestion: bilingual('请等其中一个完成，或先取消一个', 'Wait for one of them to end, or cancel one'),
  },
  DOWNLOADS_BUSY: {
    status: 503,
    message: bilingual('同时下载的人太多', 'Too many people are downloading at this moment'),
    suggestion: bilingual('请一分钟后重试', 'Try again in a minute'),
  },
  TOO_MANY_STREAMS: {
    status: 503,
    message: bilingual('实时更新连接数已满', 'No more live connections are free'),
    suggestion: bilingual('请稍后重试', 'Try again later'),
  },
  DATABASE_AWAY: {
    status: 503,
    message: bilingual('数据库暂时没有响应', 'The database does not answer at this moment'),
    suggestion: bilingual(
      '请按 Retry-After 所示秒数后重试；更改操作请使用同一个 key',
      'Try again after the seconds that Retry-After says, a change with the same key',
    ),
  },
  FILES_AWAY: {
    status: 503,
    message: bilingual('文件存储暂时没有响应', 'The file store does not answer at this moment'),
    suggestion: bilingual(
      '请按 Retry-After 所示秒数后重试；更改操作请使用同一个 key',
      'Try again after the seconds that Retry-After says, a change with the same key',
    ),
  },
  DISK_FULL: {
    status: 507,
    message: bilingual('存储空间已满，未保存任何更改', 'No space is left to store anything; nothing was saved'),
    suggestion: bilingual(
      '请通知系统管理员，并按 Retry-After 所示秒数后重试',
      'Tell the administrator, and try again after the seconds that Retry-After says',
    ),
  },
  INTERNAL: {
    status: 500,
    message: bilingual('系统出现故障，未保存任何更改', 'Something broke on our side; nothing was saved'),
    suggestion: bilingual('请重试；如仍失败，请提供故障编号', 'Try again; if it fails again, tell us the id'),
  },
  BAD_REQUEST: {
    status: 400,
    message: bilingual('无法理解此请求', 'The request cannot be understood'),
    suggestion: bilingual('请对照接口文档修改后重试', 'See the documentation and send it again'),
  },
} as const satisfies Record<string, ErrorRow>;
