import { dayOfEdition, editionLabel, type NamedEdition, namedEditions } from '../province/editions.ts';
import { bilingual } from '../text/bilingual-text.ts';

/** Most filings of one server, as providers publish them (docs/spec/rules.md ). */
const places = [1, 3, 5, 10] as const;
const afterwards = bilingual(
  '此后提交、初审通过和提交管局的订单按新设置办理。',
  'Orders that are submitted, approved or pushed from now on go by it.',
);

const fromEdition = (edition: NamedEdition) => {
  const label = editionLabel(edition);
  return {
    value: edition,
    stored: edition,
    label: bilingual(`自${label.zh}起要求`, `From ${label.en.toLowerCase()} on`),
    effects: [
      bilingual(
        `首次备案、新增网站、新增接入和变更接入须填写备案服务码；按 ${dayOfEdition(edition)} 之前的规则办理的订单不要求`,
        `First filings, new websites, new accesses and changes of access name one; orders under rules of before ${dayOfEdition(edition)} do not`,
      ),
      bilingual(
        '须先由运维人员连接云平台，否则这些订单都不能提交',
        'RESOURCES_URL must be set, or no such order can be submitted',
      ),
    ],
    confirm: bilingual(
      '启用后，尚未提交的订单（{drafts} 个）须填写备案服务码才能提交；已提交的，初审通过前也须有服务码。',
      'Orders that are not submitted yet ({drafts}) then need one; those that are need one before the initial review passes.',
    ),
  };
};

/** 备案服务码: whether a filing is tied to a paid server of the provider's cloud. */
export const serviceCodeSettings = {
  serviceCodes: {
    label: bilingual('备案服务码', 'Service codes'),
    description: bilingual(
      '申报我方接入的订单是否须填写云服务器的备案服务码，并向云平台核验、锁定。没有云平台的，请保持关闭。',
      'Whether orders that declare an access at us name the service code of a server, which is checked and locked at the cloud. Without a cloud leave it off.',
    ),
    by: ['administrator'],
    choices: [
      {
        value: 'off',
        stored: 'off',
        label: bilingual('关闭', 'Off'),
        effects: [bilingual('不要求服务码，也不询问云平台', 'No code is asked for, and the cloud is not asked')],
        confirm: bilingual(
          '关闭后不再要求服务码；已锁定的随订单办结或放弃而使用或释放。',
          'No code is asked for any more; those locked are used or given back as their orders end.',
        ),
      },
      ...namedEditions.map(fromEdition),
    ],
  },
  serviceCodePlaces: {
    label: bilingual('每台云服务器的备案数量', 'Filings of a server'),
    description: bilingual(
      '一台云服务器最多用于多少个备案，各接入商不同。云平台给出的剩余数量始终有效；用过的数量不退回。',
      'How many filings one server carries, which differs between providers. What the cloud says is left counts in any case; a used place never comes back.',
    ),
    by: ['administrator'],
    choices: [
      {
        value: 'cloud',
        stored: 'cloud',
        label: bilingual('以云平台为准', 'As the cloud says'),
        effects: [bilingual('审核台不另外计数', 'The desk counts none besides')],
        confirm: afterwards,
      },
      ...places.map((most) => ({
        value: String(most),
        stored: String(most),
        label: bilingual(`最多 ${most} 个`, `${most} at most`),
        effects: [
          bilingual(
            `服务器已用于 ${most} 个备案或订单的，其服务码不能再提交`,
            `A code of a server that ${most} filings or orders have is refused`,
          ),
        ],
        confirm: afterwards,
      })),
    ],
  },
  serviceCodeRelease: {
    label: bilingual('放弃订单后的服务码', 'Code of an abandoned order'),
    description: bilingual(
      '订单放弃、撤回或失效后，已锁定的服务码是否释放。各接入商不同：有的退回，有的作废。',
      'Whether the locked code of an order that is abandoned, withdrawn or lapses is given back. Providers differ: some free it, with others it dies.',
    ),
    by: ['administrator'],
    choices: [
      {
        value: 'frees',
        stored: 'frees',
        label: bilingual('释放', 'Given back'),
        effects: [bilingual('可用于另一个订单', 'Another order may use it')],
        confirm: bilingual(
          '此后放弃、撤回或失效的订单释放其服务码。',
          'Orders that are given up from now on give their code back.',
        ),
      },
      {
        value: 'voids',
        stored: 'voids',
        label: bilingual('作废', 'Void'),
        effects: [
          bilingual(
            '放弃订单时作废；撤回或失效的订单仍锁定，可再提交',
            'It dies with an abandoned order; one withdrawn or lapsed keeps it, and may be submitted again',
          ),
        ],
        confirm: bilingual('此后放弃的订单，其服务码作废。', 'Codes of orders that are abandoned from now on die.'),
      },
    ],
  },
} as const;
