import { type FormatName, formatInputs, formats } from '@beian/domain/checks';
import { codeListNames, codeListOf, codeSources, codesOf, codeTable, findCode } from '@beian/domain/codes';
import {
  type FieldId,
  fieldIds,
  fieldRow,
  kindsOfField,
  MAX_UPLOAD_MIB,
  MIN_IMAGE_EDGE,
  materialInstructions,
  materialKinds,
  materialRow,
  pictureForms,
  UPLOAD_LINK_MINUTES,
} from '@beian/domain/filing';
import { type FieldGroup, fieldGroups, kindRow, orderKinds } from '@beian/domain/order-names';
import { testCarriers, testMarksOf, testOutcomeRow, testStages } from '@beian/domain/partner';
import { type BilingualText, bilingual, type Language } from '@beian/domain/text';
import { html } from '../html.ts';
import { anchorOf, code, codes, type Entry, linkTo, type PageRow, prose, table } from '../page.ts';

const formatText = (name: FormatName, language: Language) => {
  const { input, min, pattern, says, example } = formats[name];
  const list = bilingual('最少', 'at least')[language];
  return html`${says[language]} <span class="quiet">(${formatInputs[input][language]}${min > 1 && `; ${list} ${min}`})</span>${
    pattern !== null && html`<br><code class="pattern">${pattern.source}</code>`
  }${example !== null && html`<br>${bilingual('例', 'e.g.')[language]} <code>${example}</code>`}`;
};

function fieldCells(id: FieldId, language: Language) {
  const { label, shape, required, max, personal, openForUnits, format, formatWhen = [] } = fieldRow(id);
  const list = codeListOf(id);
  const yes = bilingual('是', 'yes')[language];
  const facts = [
    shape === 'list' ? bilingual('多项，用 values', 'a list: values')[language] : undefined,
    required ? bilingual('必填', 'required')[language] : undefined,
    bilingual(`最长 ${max}`, `${max} characters at most`)[language],
    personal
      ? `${bilingual('个人信息', 'personal')[language]}${openForUnits ? bilingual('（主体为个人时）', ' where a person files')[language] : ''}`
      : undefined,
  ].filter((one) => one !== undefined);
  return [
    html`<code>${id}</code><br>${label[language]}`,
    html`${formatText(format, language)}${formatWhen.map(
      (when) =>
        html`<p class="when">${bilingual('当', 'While')[language]} <code>${when.field}</code> = ${when.codes.join(', ')}: ${formatText(when.format, language)}</p>`,
    )}${list !== undefined && html`<p><a href="${linkTo(language, 'codes', list)}">${bilingual('代码表', 'Code list')[language]} ${list}</a></p>`}`,
    facts.length > 0 ? facts.join(language === 'zh' ? '；' : '; ') : yes,
    codes(kindsOfField(id)),
  ];
}

export const fieldsPage: PageRow = {
  name: 'fields',
  group: 'field',
  label: bilingual('填报项与格式', 'Fields and formats'),
  intro: bilingual(
    '`saveDraft(fields:)` 可以填写的各项。值为文本（`value`）或文本列表（`values`）。正则为 ECMAScript，带 `u` 标志；符合正则的值仍可能因校验位等原因被拒。某一订单要填哪些，以 `orderForm` 的答复为准。',
    'What `saveDraft(fields:)` may set. A value is a text (`value`) or a list of texts (`values`). Patterns are ECMAScript with the flag `u`; what matches may still be refused, as for a check digit. Which fields an order asks for is what `orderForm` answers.',
  ),
  entries: (_source, language) =>
    (Object.keys(fieldGroups) as FieldGroup[]).flatMap((group): Entry[] => {
      const ids = fieldIds.filter((id) => fieldRow(id).group === group);
      const title = fieldGroups[group][language];
      return ids.length === 0
        ? []
        : [
            {
              ...{ anchor: group, title, hint: bilingual(`${ids.length} 项`, `${ids.length} fields`)[language] },
              body: table(
                bilingual('项|格式|要求|订单类型', 'Field|Format|Demands|Order kinds')[language].split('|'),
                ids.map((id) => ({ anchor: id, cells: fieldCells(id, language) })),
              ),
              members: ids.map((id) => ({ anchor: id, title: id, hint: fieldRow(id).label[language] })),
            },
          ];
    }),
};

export const materialsPage: PageRow = {
  name: 'materials',
  group: 'field',
  label: bilingual('上传与材料', 'Uploads and materials'),
  intro: bilingual(
    '某一订单要交哪些材料，见 `Order.requiredMaterials` 和 `Order.missingMaterials`。',
    'Which materials an order needs is told by `Order.requiredMaterials` and `Order.missingMaterials`.',
  ),
  entries: (_source, language) => [
    prose(
      language,
      'upload',
      bilingual('上传一张图片', 'Upload an image'),
      bilingual(
        `1. \`createUploadTicket\` 给出 \`uploadId\` 和 \`path\`（${UPLOAD_LINK_MINUTES} 分钟内有效）。\n2. 向 \`path\` \`PUT\` 图片的原始字节，不需要密钥：申请人的浏览器可以直接上传，支持跨域。\n3. \`attachMaterial\` 以 \`uploadId\` 把它作为某种材料交给订单；同一种材料再次上传即替换。\n\n服务器端也可以用密钥 \`POST /uploads\`，答复中的 \`id\` 即 \`uploadId\`。只接受 JPEG 和 PNG，至多 ${MAX_UPLOAD_MIB} MiB，短边至少 ${MIN_IMAGE_EDGE} 像素；不接受 PDF 和 HEIC。`,
        `1. \`createUploadTicket\` gives an \`uploadId\` and a \`path\`, valid for ${UPLOAD_LINK_MINUTES} minutes.\n2. \`PUT\` the image’s bytes to that \`path\`, without a key: an applicant’s browser may do so from any page.\n3. \`attachMaterial\` adds it to the order by its \`uploadId\`; another image of the same kind replaces it.\n\nA server may also send \`POST /uploads\` with its key; the \`id\` of the answer is the \`uploadId\`. JPEG and PNG alone, ${MAX_UPLOAD_MIB} MiB at most, the shorter side at least ${MIN_IMAGE_EDGE} pixels; no PDF, no HEIC.`,
      ),
    ),
    prose(
      language,
      'to-sign',
      bilingual('需要签署的文件', 'Documents to sign'),
      bilingual(
        '核验单、授权书、承诺书先下载 PDF（`Order.verificationForm.url`、`Order.requiredMaterials` 中的地址），打印签字盖章后拍照或扫描上传。订单内容改变后须重新下载。哪些文件须提供以 `requiredMaterials` 为准。',
        'The verification form, the authorisation and the commitment are downloaded as PDF (`Order.verificationForm.url`, addresses in `Order.requiredMaterials`), printed, signed, and photographed or scanned. After the order changes, download them again. `requiredMaterials` says which of them an order needs.',
      ),
    ),
    prose(
      language,
      'electronic',
      bilingual('纸质核验与电子化核验', 'Verification on paper, and electronic'),
      bilingual(
        '**纸质核验**（`verificationForm.onPaper` 为 true）：核验单列在 `requiredMaterials` 中，打印、签字或盖章后上传；照片按 `photoGuide.method`（幕布或管局应用）提交。\n\n**电子化核验**（`onPaper` 为 false 且 `photoGuide.method` 为 `FACE_CHECK`）：不要求纸质核验单和幕布照片，不要向申请人索要。初审通过后订单等待照片（`VERIFICATION_PENDING`），网站负责人会收到带链接的短信和邮件，也可以由 `createFaceCheckLink` 取得链接，交给本人用手机打开：同意授权、拍摄身份证和自拍、在屏幕上签署承诺书。被核验的只有网站负责人本人。结果出来后照片自动提交，核验单由审核台按审核结果生成并报送。\n\n省里仍要求纸质承诺书或核验单的（见各省规则），仍列在 `requiredMaterials` 中；只按该列表准备材料。',
        '**On paper** (`verificationForm.onPaper` is true): the form is among `requiredMaterials`; print it, sign or seal it, and upload it. The photo is taken as `photoGuide.method` says, before a curtain or with the bureau’s app.\n\n**Electronic** (`onPaper` is false and `photoGuide.method` is `FACE_CHECK`): neither a paper form nor a curtain photo is asked for; do not ask applicants for them. After the initial review the order waits for the photo (`VERIFICATION_PENDING`). The website principal gets a link by SMS and mail, or you get one by `createFaceCheckLink` and hand it to the person, who opens it on the phone: agrees, photographs the ID and the own face, and signs the commitment on the screen. Nobody but the website principal is checked. The photo then hands itself in, and the desk makes the form from the results of the review and sends it to the bureau.\n\nWhere a province still asks for the commitment or the form on paper (rules of provinces), it stands among `requiredMaterials`: prepare what that list names, nothing else.',
      ),
    ),
    {
      anchor: 'kinds',
      title: bilingual('材料种类', 'Kinds of materials')[language],
      hint: bilingual('MaterialKind 的全部取值', 'All values of MaterialKind')[language],
      body: table(
        bilingual('材料|怎么准备|图片至少', 'Material|How to prepare it|Picture at least')[language].split('|'),
        materialKinds.map((kind) => {
          const { label, picture = 'page', photo } = materialRow(kind);
          const form = pictureForms[picture];
          const least = 'leastBytes' in form ? `, ${form.leastBytes / 1024} KiB` : '';
          return {
            anchor: kind,
            cells: [
              html`${code(kind)}<br>${label[language]}`,
              html`${materialInstructions[kind][language]}${
                photo && html` <em>${bilingual('随照片核验提交', 'handed in with the photo')[language]}</em>`
              }`,
              `${form.long} × ${form.short} px${least}`,
            ],
          };
        }),
      ),
      members: materialKinds.map((kind) => ({ anchor: kind, title: kind, hint: materialRow(kind).label[language] })),
    },
  ],
};

export const codesPage: PageRow = {
  name: 'codes',
  group: 'field',
  label: bilingual('代码表', 'Code lists'),
  intro: bilingual(
    '字段中的代码。管局会下发自己的代码表，以 `codes(list:)` 的答复为准；已登记的代码即使不在表中也有效。城市和区县用 `regions(parent:)` 查询（GB/T 2260）。',
    'Codes in fields. Bureaus publish tables of their own: what `codes(list:)` answers is what counts, and a registered code is valid although it is not listed. Cities and counties: `regions(parent:)` (GB/T 2260).',
  ),
  entries: (_source, language) => [
    ...codeListNames.map((list): Entry => {
      const { label, range } = codeTable(list);
      return {
        ...{ anchor: list, title: `${list} ${label[language]}`, isName: true, hint: `${range[0]}–${range[1]}` },
        body: table(
          bilingual('代码|含义|来源|备注', 'Code|Meaning|Source|Remark')[language].split('|'),
          codesOf(list).flatMap((number) => {
            const row = findCode(list, number);
            if (row === undefined) return [];
            const remark = [
              row.since && `${bilingual('自', 'since')[language]} ${row.since}`,
              row.until && `${bilingual('至', 'until')[language]} ${row.until}`,
            ];
            const link = html`<a href="#source.${row.source}">${row.source}</a>`;
            return [
              {
                anchor: `${list}.${number}`,
                cells: [code(number), row.label[language], link, remark.filter(Boolean).join(', ')],
              },
            ];
          }),
        ),
        members: codesOf(list).map((number) => ({
          anchor: `${list}.${number}`,
          title: `${list} ${number}`,
          hint: findCode(list, number)?.label[language] ?? '',
        })),
      };
    }),
    {
      anchor: 'sources',
      title: bilingual('来源', 'Sources')[language],
      hint: bilingual('代码含义的出处', 'Where the meaning of a code comes from')[language],
      body: table(
        bilingual('来源|说明', 'Source|Description')[language].split('|'),
        Object.entries<BilingualText>(codeSources).map(([name, label]) => ({
          anchor: `source.${name}`,
          cells: [code(name), label[language]],
        })),
      ),
    },
  ],
};

const carriers = {
  order: bilingual('写在订单备注中的标记', 'Marks in the remark of the order'),
  domain: bilingual('新增域名的开头', 'Beginnings of an added domain'),
  code: bilingual('采集码', 'Collection codes'),
} as const satisfies Record<keyof typeof testCarriers, BilingualText>;
const carrierTexts = {
  order: bilingual(
    `备注所在的项随订单类型而不同：${orderKinds.map((kind) => `${kindRow(kind).label.zh} \`${kindRow(kind).remark}\``).join('，')}。几个标记以空格分隔；每个环节以第一个为准，只在第一次到达该环节时生效。没有标记即通过。`,
    `Which field is the remark depends on the kind of order: ${orderKinds.map((kind) => `${kindRow(kind).label.en} \`${kindRow(kind).remark}\``).join(', ')}. Several are separated by blanks; the first of a stage counts, the first time that the order comes there. Without a mark the order passes.`,
  ),
  domain: bilingual(
    '订单新增的域名以此开头，例如 `test-unregistered.example`。其他域名视为已登记在主体名下、未在别处备案。',
    'A domain that the order adds begins with it, e.g. `test-unregistered.example`. Any other is registered to the subject and filed nowhere else.',
  ),
  code: bilingual(
    '上海的订单在 `fetchBureauAppPhoto` 中给出的采集码。其他采集码会带来一张画出的照片。',
    'The code that an order of Shanghai gives to `fetchBureauAppPhoto`. Any other code brings a drawn picture.',
  ),
} as const;

export const testOrdersPage: PageRow = {
  name: 'test-orders',
  group: 'behaviour',
  label: bilingual('测试订单与结果', 'Test orders and outcomes'),
  intro: bilingual(
    '测试密钥（`bd_test_…`）打开的订单始终是测试订单（`Order.test`），只有测试密钥能看到；不进审核队列，不发往管局，不发邮件和短信。正式订单要等人或管局的环节，在几秒内以同样的事件、同样的顺序发生。测试备案随密钥附带，`createTestRecords` 可以再建，并可指定省份、单位或个人、网站个数和接入商。',
    'An order that a test key (`bd_test_…`) opens is a test order for good (`Order.test`). Test keys alone see it; it reaches no queue, bureau, mail or phone. Where a live order would wait for a person or a bureau, it goes on within seconds, by the same events in the same sequence. A key comes with test records; `createTestRecords` makes more, of the province, holder, websites and access provider that you name.',
  ),
  entries: (_source, language) =>
    (Object.keys(testCarriers) as (keyof typeof testCarriers)[]).map((carrier): Entry => {
      const marks = testMarksOf(carrier);
      return {
        ...prose(
          language,
          carrier,
          carriers[carrier],
          carrierTexts[carrier],
          table(
            bilingual('标记|环节|结果|每次', 'Mark|Stage|What happens|Each time')[language].split('|'),
            marks.map((mark) => {
              const { stage, does, always = false } = testOutcomeRow(mark);
              const yes = (always ? bilingual('是', 'yes') : bilingual('否', 'no'))[language];
              return { anchor: anchorOf(mark), cells: [code(mark), testStages[stage][language], does[language], yes] };
            }),
          ),
        ),
        members: marks.map((mark) => ({
          anchor: anchorOf(mark),
          title: mark,
          hint: testOutcomeRow(mark).does[language],
        })),
      };
    }),
};
