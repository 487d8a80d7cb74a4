/**
 * Result codes of a filing, `Jgdm` (docs/spec/bureau-interface.md B-7): ICP and general codes, and the success notices of IP and
 * domain. `approve` and `refuse` settle the filing · `notice` reports an intermediate success and changes nothing ·
 * `technical` (5xxx): the fault is in file, attachment or connection, not in the filed content · `foreign`
 * (foreign-codes.ts) is about another kind of filing. The items that a code refers to are in result-concerns.ts.
 */
export type ResultClass = 'approve' | 'refuse' | 'notice' | 'technical' | 'foreign';

export interface ResultCodeRow {
  readonly class: ResultClass;
  /** The bureau's wording */
  readonly message: string;
  readonly meaning: string;
  /** Every filing of the file failed; of the codes only 5001 is documented to refer to the file (B-16.7). */
  readonly wholeFile?: true;
}

export const resultCodes = {
  1001: { class: 'approve', message: '管局审核通过', meaning: 'approved by the bureau' },
  1002: { class: 'refuse', message: '管局审核拒绝', meaning: 'refused by the bureau' },
  1003: {
    class: 'refuse',
    message: '网站主办者冲突，请核实后再次报备',
    meaning: 'organizer conflict',
  },
  1004: {
    class: 'refuse',
    message: '无效域名，请核实后再次报备',
    meaning: 'invalid domain name',
  },
  1005: {
    class: 'refuse',
    message: '域名冲突，该域名在备案信息库中已存在，请核实后再次报备',
    meaning: 'domain conflict: already in the filing database',
  },
  1006: { class: 'refuse', message: '无效IP，请核实后再次报备', meaning: 'invalid IP' },
  1007: {
    class: 'refuse',
    message: '无效联系方式，请核实后再次报备',
    meaning: 'invalid contact details',
  },
  1008: {
    class: 'refuse',
    message: '无效证件，请核实后再次报备',
    meaning: 'invalid certificate',
  },
  1009: {
    class: 'refuse',
    message: '无效邮箱，请核实后再次报备',
    meaning: 'invalid mailbox',
  },
  1010: {
    class: 'refuse',
    message: '无效办公电话，请核实后再次报备',
    meaning: 'invalid office phone',
  },
  1011: {
    class: 'refuse',
    message: '无效手机号码，请核实后再次报备',
    meaning: 'invalid mobile number',
  },
  1012: { class: 'refuse', message: '无效MSN，请核实后再次报备', meaning: 'invalid MSN' },
  1013: { class: 'refuse', message: '无效QQ，请核实后再次报备', meaning: 'invalid QQ' },
  1014: {
    class: 'refuse',
    message: '无效主办单位性质，请核实后再次报备',
    meaning: 'invalid unit nature',
  },
  1015: {
    class: 'refuse',
    message: '无效身份证号码，请核实后再次报备',
    meaning: 'invalid ID-card number',
  },
  1016: {
    class: 'refuse',
    message: '备案申请中的数据在备案信息库中不存在，请核实后再次报备',
    meaning: 'data in the application is not in the filing database',
  },
  1017: {
    class: 'refuse',
    message: '备案变更中，审核通过后可再次申请变更',
    meaning: 'a change is in progress; apply again after it is approved',
  },
  1018: {
    class: 'refuse',
    message: 'ICP备案密码错误，请核实后再次报备',
    meaning: 'wrong ICP filing password',
  },
  1019: {
    class: 'refuse',
    message: '省市县代码错误，请核实后再次报备',
    meaning: 'wrong province/city/county code',
  },
  1020: {
    class: 'refuse',
    message: '网站名称冲突，请核实后再次报备',
    meaning: 'website name conflict',
  },
  1021: {
    class: 'refuse',
    message: '网站首页地址冲突，在备案信息库中已存在该首页地址，请核实后再次报备',
    meaning: 'home page address already in the filing database',
  },
  1022: {
    class: 'refuse',
    message: '网站首页地址格式错误，请核实后再次报备',
    meaning: 'home page address malformed',
  },
  1023: {
    class: 'refuse',
    message: '备案申请中的IP数据在备案信息库中不存在，请核实后再次报备',
    meaning: 'IP data in the application is not in the filing database',
  },
  1024: {
    class: 'refuse',
    message: '备案信息中的IP地址冲突，请核实后再次报备',
    meaning: 'IP conflict inside the filing',
  },
  1025: {
    class: 'refuse',
    message: '该网站只有一个接入，不能取消该接入',
    meaning: "the website's only access cannot be cancelled",
  },
  1026: { class: 'refuse', message: '注销理由代码错误，请核实后再次报备', meaning: 'wrong deregistration reason code' },
  1027: {
    class: 'refuse',
    message: '注销主体冲突，无需重复提交该主体的注销申请',
    meaning: 'subject deregistration already submitted',
  },
  1028: { class: 'refuse', message: 'ICP用户名错误，请核实后再次报备', meaning: 'wrong ICP user name' },
  1029: {
    class: 'refuse',
    message: '同一个网站不允许有相同的接入，请核实后再次报备',
    meaning: 'the same access twice on one website',
  },
  1030: {
    class: 'refuse',
    message: '注销网站冲突，无需重复提交该网站的注销申请',
    meaning: 'website deregistration already submitted',
  },
  1031: {
    class: 'refuse',
    message: '网站负责人办公电话不能为空，请核实后再次报备',
    meaning: "website contact's office phone missing",
  },
  1032: {
    class: 'refuse',
    message: '接入商已经对该网站提出取消接入请求，无需重复提交',
    meaning: 'this provider already asked to cancel the access',
  },
  1033: {
    class: 'refuse',
    message: '无效的前置或专项审批内容类型，请核实后再次报备',
    meaning: 'invalid pre-approval content type',
  },
  1034: {
    class: 'refuse',
    message: '无效网站服务内容，请核实后再次报备',
    meaning: 'invalid service content',
  },
  1035: {
    class: 'refuse',
    message: '无效网站接入方式，请核实后再次报备',
    meaning: 'invalid access method',
  },
  1036: {
    class: 'refuse',
    message: '无效服务器放置地点，请核实后再次报备',
    meaning: 'invalid server location',
  },
  1037: { class: 'refuse', message: '该网站已经报备，无需重复报备', meaning: 'website already filed' },
  1038: { class: 'refuse', message: '该接入已经报备，无需重复报备', meaning: 'access already filed' },
  1039: {
    class: 'refuse',
    message: '该备案信息中的网站域名已经报备，无需重复报备',
    meaning: 'a domain of this filing is already filed',
  },
  1040: {
    class: 'refuse',
    message: '该备案接入信息中的IP信息已经报备，无需重复报备',
    meaning: 'an IP of this access is already filed',
  },
  1041: {
    class: 'refuse',
    message: '网站首页URL中必须包含域名中的其中一项，请核实后再次报备',
    meaning: 'home page URL must contain one of the listed domains',
  },
  1042: {
    class: 'refuse',
    message: '主体正在注销中，不允许注销网站',
    meaning: 'subject is being deregistered: website deregistration not allowed',
  },
  1043: {
    class: 'refuse',
    message: '网站正在注销中，不允许注销主体',
    meaning: 'website is being deregistered: subject deregistration not allowed',
  },
  1044: {
    class: 'refuse',
    message: '主体负责人姓名不能为空',
    meaning: "subject responsible person's name missing",
  },
  1045: {
    class: 'refuse',
    message: '接入商只能到其所在省通信管理局系统进行ICP备案信息的报备',
    meaning: 'a provider may file only with the bureau of its own province',
  },
  1046: {
    class: 'refuse',
    message: '变更备案时不能改变主体所在省，如果需要修改，请先申请注销主体，然后重新报备',
    meaning: 'a change cannot move the subject to another province: deregister, then file anew',
  },
  1047: {
    class: 'refuse',
    message: '只能取消本接入商的接入信息，请核实后再次报备',
    meaning: "only one's own access can be cancelled",
  },
  1048: {
    class: 'refuse',
    message: '您试图操作的不是您接入的备案，这种操作是非法的，请核实后再次报备',
    meaning: 'the record is not accessed through you: operation illegal',
  },
  1049: { class: 'refuse', message: '主体已注销，您的请求被拒绝', meaning: 'subject already deregistered' },
  1050: { class: 'refuse', message: '网站已注销，您的请求被拒绝', meaning: 'website already deregistered' },
  1051: {
    class: 'refuse',
    message: '同一个接入商对同一个主体变更备案申请超过最大数，请稍后再试',
    meaning: 'too many change applications by one provider for one subject; try later',
  },
  1052: {
    class: 'refuse',
    message: '您所提交的请求在原系统中正在受理，请稍后提交',
    meaning: 'the request is being handled in the old system; submit later',
  },
  1053: {
    class: 'refuse',
    message: '您所提交的请求的单位已经被删除  请确认',
    meaning: 'the unit in the request has been deleted',
  },
  1054: { class: 'refuse', message: '报备单位无效', meaning: 'filing unit not valid' },
  1055: {
    class: 'refuse',
    message: '核验单提交信息不是该备案核验单，请确认',
    meaning: 'the verification sheet does not belong to this filing',
  },
  1056: { class: 'refuse', message: '附件格式类型代码错误，请核实后再次报备', meaning: 'wrong attachment format code' },
  1057: {
    class: 'refuse',
    message: '附件用途类型代码错误，请核实后再次报备',
    meaning: 'wrong attachment purpose code',
  },
  1058: { class: 'refuse', message: '主体信息不存在', meaning: 'subject does not exist' },
  1059: { class: 'refuse', message: '网站信息不存在', meaning: 'website does not exist' },
  1060: { class: 'notice', message: '核验单信息成功入库', meaning: 'verification sheet stored' },
  1061: {
    class: 'refuse',
    message: '核验单用途类型与报备标识不匹配',
    meaning: 'sheet purpose does not fit the identifier given',
  },
  1062: {
    class: 'notice',
    message: 'ICP接入信息比对IP库信息成功',
    meaning: 'access information matches the IP database',
  },
  1063: {
    class: 'refuse',
    message: 'ICP备案接入信息中所使用的IP地址与你单位IP地址备案中报备的IP信息不一致，请核实后再次提交',
    meaning: 'access IPs differ from the IPs your unit has filed',
  },
  1064: {
    class: 'refuse',
    message: '“XX”网站的“XX域名”在黑名单中，请核实后再次报备',
    meaning: 'domain XX of website XX is blacklisted',
  },
  1065: {
    class: 'refuse',
    message: '主体在黑名单中，请核实后再次报备',
    meaning: 'subject is blacklisted',
  },
  1066: {
    class: 'refuse',
    message: '网站语言类别错误，请核实后再次报备',
    meaning: 'wrong website language code',
  },
  1067: {
    class: 'refuse',
    message: '网站备案号或主键对应多个网站，请核实后再报备',
    meaning: 'website number or key matches several websites',
  },
  1068: {
    class: 'refuse',
    message: '网站备案号或主键对应多个缩略信息，请核实后再报备',
    meaning: 'website number or key matches several abridged records',
  },
  1999: { class: 'refuse', message: '其他错误', meaning: 'other error' },
  2998: { class: 'notice', message: 'IP备案操作成功', meaning: 'IP filing done' },
  3998: { class: 'notice', message: '域名备案操作成功', meaning: 'domain filing done' },
  5001: {
    class: 'technical',
    message: '数据文件格式不符合接口XSD规范，请核实后再次报备',
    meaning: 'data file does not meet the interface XSD',
    wholeFile: true,
  },
  5002: { class: 'technical', message: '该属性不存在，请核实后再次报备', meaning: 'the attribute does not exist' },
  5003: {
    class: 'technical',
    message: 'XML中请求单位Id和报备单位Id不一致，请核实后再次报备',
    meaning: 'unit id inside the XML differs from the calling unit',
    wholeFile: true,
  },
  5004: {
    class: 'technical',
    message: '接口版本错误，当前接口版本为“当前版本信息”',
    meaning: 'wrong interface version; the text names the current one',
    wholeFile: true,
  },
  5005: {
    class: 'technical',
    message: '企业上报的未备案网站处理结果中的网站不属于该企业，请核实后再次报备',
    meaning: "a website in the unfiled-website result is not this provider's",
  },
  5006: {
    class: 'technical',
    message: '该未备案网站的处理结果已经上报，无需重复上报',
    meaning: 'that unfiled-website result was already reported',
  },
  5007: { class: 'technical', message: '处理结果代码错误，请核实后再次报备', meaning: 'wrong handling-result code' },
  5008: {
    class: 'technical',
    message: '上报信息中存在非法字符，请核实后再次报备',
    meaning: 'illegal characters in the data',
    wholeFile: true,
  },
  5009: { class: 'technical', message: '报备单位无此业务权限', meaning: 'the unit lacks permission for this business' },
  5010: { class: 'technical', message: '您提交的附件格式不符合规范', meaning: 'attachment format not compliant' },
  5011: { class: 'technical', message: '该功能目前未开放', meaning: 'function not open at present' },
  5999: { class: 'technical', message: '其他错误', meaning: 'other error' },
} as const satisfies Record<string, ResultCodeRow>;
