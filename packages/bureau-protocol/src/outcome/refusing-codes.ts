import { correct, each, ofAccess, ours, principals, type RefusingCodeRow, stop, wait } from './code-row.ts';

/**
 * The ICP result codes that refuse a filing (docs/spec/bureau-interface.md B-7): a row per code, whose function is the
 * handling. One table for all kinds of filings: of the items only the order's own are used.
 */
export const refusingCodes = {
  1002: correct('管局审核拒绝', 'refused by the bureau', { order: 'ORD-12' }),
  1003: wait('网站主办者冲突，请核实后再次报备', 'organizer conflict', 'ORD-05'),
  1004: correct('无效域名，请核实后再次报备', 'invalid domain name', { 'website.domains': 'DOM-11' }),
  1005: correct(
    '域名冲突，该域名在备案信息库中已存在，请核实后再次报备',
    'domain conflict: already in the filing database',
    { 'website.domains': 'DOM-10' },
  ),
  1006: ofAccess('无效IP，请核实后再次报备', 'invalid IP', 'access.ipRanges'),
  1007: correct(
    '无效联系方式，请核实后再次报备',
    'invalid contact details',
    principals('CON-06', 'mobile', 'officePhone', 'email'),
  ),
  1008: correct('无效证件，请核实后再次报备', 'invalid certificate', {
    'subject.certificateNumber': 'SUB-02',
    'subject.certificateType': 'SUB-02',
    ...principals('PRN-07', 'idNumber', 'idType'),
  }),
  1009: correct('无效邮箱，请核实后再次报备', 'invalid mailbox', principals('CON-06', 'email')),
  1010: correct('无效办公电话，请核实后再次报备', 'invalid office phone', principals('CON-06', 'officePhone')),
  1011: correct('无效手机号码，请核实后再次报备', 'invalid mobile number', principals('CON-06', 'mobile')),
  1012: ours('无效MSN，请核实后再次报备', 'invalid MSN'),
  1013: ours('无效QQ，请核实后再次报备', 'invalid QQ'),
  1014: correct('无效主办单位性质，请核实后再次报备', 'invalid unit nature', { 'subject.nature': 'SUB-05' }),
  // In a person's filing the ID card is the subject's certificate.
  1015: correct('无效身份证号码，请核实后再次报备', 'invalid ID-card number', {
    'subject.certificateNumber': 'SUB-02',
    ...principals('PRN-07', 'idNumber'),
  }),
  1016: ours(
    '备案申请中的数据在备案信息库中不存在，请核实后再次报备',
    'data in the application is not in the filing database',
  ),
  1017: wait('备案变更中，审核通过后可再次申请变更', 'a change is in progress; apply again after it is approved'),
  1018: correct('ICP备案密码错误，请核实后再次报备', 'wrong ICP filing password', {
    'subject.filingPassword': 'ORD-10',
  }),
  1019: correct(
    '省市县代码错误，请核实后再次报备',
    'wrong province/city/county code',
    each('SUB-09', 'subject.city', 'subject.county'),
  ),
  1020: correct('网站名称冲突，请核实后再次报备', 'website name conflict', { 'website.name': 'WEB-09' }),
  1021: correct(
    '网站首页地址冲突，在备案信息库中已存在该首页地址，请核实后再次报备',
    'home page address already in the filing database',
    { 'website.homeUrl': 'WEB-09' },
  ),
  1022: correct('网站首页地址格式错误，请核实后再次报备', 'home page address malformed', {
    'website.homeUrl': 'WEB-10',
  }),
  1023: ofAccess(
    '备案申请中的IP数据在备案信息库中不存在，请核实后再次报备',
    'IP data in the application is not in the filing database',
    'access.ipRanges',
  ),
  1024: ofAccess('备案信息中的IP地址冲突，请核实后再次报备', 'IP conflict inside the filing', 'access.ipRanges'),
  1025: stop('该网站只有一个接入，不能取消该接入', "the website's only access cannot be cancelled", 'ACC-04'),
  1026: correct('注销理由代码错误，请核实后再次报备', 'wrong deregistration reason code', {
    'cancellation.reason': 'CAN-01',
  }),
  1027: stop('注销主体冲突，无需重复提交该主体的注销申请', 'subject deregistration already submitted', 'ORD-07'),
  1028: ours('ICP用户名错误，请核实后再次报备', 'wrong ICP user name'),
  1029: ofAccess('同一个网站不允许有相同的接入，请核实后再次报备', 'the same access twice on one website'),
  1030: stop('注销网站冲突，无需重复提交该网站的注销申请', 'website deregistration already submitted', 'ORD-07'),
  1031: correct('网站负责人办公电话不能为空，请核实后再次报备', "website contact's office phone missing", {
    'website.principal.officePhone': 'CON-06',
  }),
  1032: stop(
    '接入商已经对该网站提出取消接入请求，无需重复提交',
    'this provider already asked to cancel the access',
    'ORD-07',
  ),
  1033: correct('无效的前置或专项审批内容类型，请核实后再次报备', 'invalid pre-approval content type', {
    'website.serviceContents': 'WEB-04',
  }),
  1034: correct('无效网站服务内容，请核实后再次报备', 'invalid service content', {
    'website.serviceContents': 'WEB-11',
  }),
  1035: ofAccess('无效网站接入方式，请核实后再次报备', 'invalid access method', 'access.accessModes'),
  1036: ofAccess('无效服务器放置地点，请核实后再次报备', 'invalid server location', 'access.serverLocations'),
  1037: ours('该网站已经报备，无需重复报备', 'website already filed'),
  1038: ours('该接入已经报备，无需重复报备', 'access already filed'),
  1039: correct('该备案信息中的网站域名已经报备，无需重复报备', 'a domain of this filing is already filed', {
    'website.domains': 'DOM-10',
  }),
  1040: ofAccess(
    '该备案接入信息中的IP信息已经报备，无需重复报备',
    'an IP of this access is already filed',
    'access.ipRanges',
  ),
  1041: correct(
    '网站首页URL中必须包含域名中的其中一项，请核实后再次报备',
    'home page URL must contain one of the listed domains',
    each('WEB-10', 'website.homeUrl', 'website.domains'),
  ),
  1042: stop(
    '主体正在注销中，不允许注销网站',
    'subject is being deregistered: website deregistration not allowed',
    'ORD-07',
  ),
  1043: stop(
    '网站正在注销中，不允许注销主体',
    'website is being deregistered: subject deregistration not allowed',
    'ORD-07',
  ),
  1044: correct('主体负责人姓名不能为空', "subject responsible person's name missing", {
    'subject.principal.name': 'PRN-08',
  }),
  1045: ours(
    '接入商只能到其所在省通信管理局系统进行ICP备案信息的报备',
    'a provider may file only with the bureau of its own province',
  ),
  1046: stop(
    '变更备案时不能改变主体所在省，如果需要修改，请先申请注销主体，然后重新报备',
    'a change cannot move the subject to another province: deregister, then file anew',
    'ORD-02',
  ),
  1047: stop('只能取消本接入商的接入信息，请核实后再次报备', "only one's own access can be cancelled", 'ORD-11'),
  1048: stop(
    '您试图操作的不是您接入的备案，这种操作是非法的，请核实后再次报备',
    'the record is not accessed through you: operation illegal',
    'ORD-11',
  ),
  1049: stop('主体已注销，您的请求被拒绝', 'subject already deregistered', 'ORD-07'),
  1050: stop('网站已注销，您的请求被拒绝', 'website already deregistered', 'ORD-07'),
  1051: wait(
    '同一个接入商对同一个主体变更备案申请超过最大数，请稍后再试',
    'too many change applications by one provider for one subject; try later',
  ),
  1052: wait(
    '您所提交的请求在原系统中正在受理，请稍后提交',
    'the request is being handled in the old system; submit later',
  ),
  1053: ours('您所提交的请求的单位已经被删除  请确认', 'the unit in the request has been deleted'),
  1054: ours('报备单位无效', 'filing unit not valid'),
  1055: correct('核验单提交信息不是该备案核验单，请确认', 'the verification sheet does not belong to this filing', {
    'material.VERIFICATION_FORM': 'MAT-05',
  }),
  1056: ours('附件格式类型代码错误，请核实后再次报备', 'wrong attachment format code'),
  1057: ours('附件用途类型代码错误，请核实后再次报备', 'wrong attachment purpose code'),
  1058: ours('主体信息不存在', 'subject does not exist'),
  1059: ours('网站信息不存在', 'website does not exist'),
  1061: correct('核验单用途类型与报备标识不匹配', 'sheet purpose does not fit the identifier given', {
    'material.VERIFICATION_FORM': 'MAT-05',
  }),
  1063: ofAccess(
    'ICP备案接入信息中所使用的IP地址与你单位IP地址备案中报备的IP信息不一致，请核实后再次提交',
    'access IPs differ from the IPs your unit has filed',
    'access.ipRanges',
  ),
  1064: correct('“XX”网站的“XX域名”在黑名单中，请核实后再次报备', 'domain XX of website XX is blacklisted', {
    'website.domains': 'DOM-12',
  }),
  1065: stop('主体在黑名单中，请核实后再次报备', 'subject is blacklisted', 'SUB-10'),
  1066: correct('网站语言类别错误，请核实后再次报备', 'wrong website language code', { 'website.languages': 'WEB-11' }),
  1067: ours('网站备案号或主键对应多个网站，请核实后再报备', 'website number or key matches several websites'),
  1068: ours(
    '网站备案号或主键对应多个缩略信息，请核实后再报备',
    'website number or key matches several abridged records',
  ),
  1999: correct('其他错误', 'other error', { order: 'ORD-12' }),
} as const satisfies Record<string, RefusingCodeRow>;
