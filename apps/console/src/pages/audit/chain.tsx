import { MAX_COUNTED_LINKS } from '@beian/domain/order';
import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions, Flex, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import { auditChainDocument } from '../../generated/audit.ts';
import type { ResultOf } from '../../graphql.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { fullTime } from '../../ui/time.ts';
import { auditTexts } from './texts.ts';

type Chain = ResultOf<typeof auditChainDocument>['auditChain'];

const number = (n: number) => n.toLocaleString('en');
const bad = (text: string) => <Typography.Text type="danger">{text}</Typography.Text>;

/** How far the audit is linked and signed, and when it was last verified. */
export function ChainCard() {
  const query = useQuery({
    ...queryOf(['auditChain'], auditChainDocument, {}),
    refetchInterval: 10_000,
  });
  return (
    <Loaded query={query} rows={2}>
      {({ links, linkedAt, waiting, head, closed, verified }) => (
        <Card size="small" role="region" aria-label={t(auditTexts.chain)}>
          <Descriptions size="small" layout="vertical" colon={false} column={{ xs: 1, sm: 2, xl: 4 }}>
            <Descriptions.Item label={t(auditTexts.chain)}>
              <Flex vertical>
                <span>
                  {t(auditTexts.links, { n: number(links) })}{' '}
                  {linkedAt === null ? null : t(auditTexts.linkedAt, { at: fullTime(linkedAt) })}
                </span>
                {waiting > MAX_COUNTED_LINKS ? (
                  bad(t(auditTexts.late))
                ) : (
                  <Faint>
                    {waiting === 0 ? t(auditTexts.noneWaiting) : t(auditTexts.waiting, { n: number(waiting) })}
                  </Faint>
                )}
              </Flex>
            </Descriptions.Item>
            <Descriptions.Item label={t(auditTexts.head)}>
              {head === null
                ? bad(t(auditTexts.noHead))
                : t(auditTexts.headSays, {
                    seq: number(head.seq),
                    n: number(head.links),
                    at: fullTime(head.at),
                    key: head.key,
                  })}
            </Descriptions.Item>
            <Descriptions.Item label={t(auditTexts.closed)}>
              {closed === null
                ? t(auditTexts.noClosed)
                : t(auditTexts.closedSays, { day: closed.day, n: number(closed.links) })}
            </Descriptions.Item>
            <Descriptions.Item label={t(auditTexts.verified)}>
              <Verified last={verified} />
            </Descriptions.Item>
          </Descriptions>
        </Card>
      )}
    </Loaded>
  );
}

/** The last verification of the audit and its result. */
function Verified({ last }: { last: Chain['verified'] }) {
  const how = <Faint>{t(auditTexts.verify)}</Faint>;
  if (last === null)
    return (
      <Flex vertical>
        {bad(t(auditTexts.neverVerified))}
        {how}
      </Flex>
    );
  const { at, late, ranBy, head, outside, links, events, faults, firstFault } = last;
  return (
    <Flex vertical>
      {faults > 0
        ? bad(t(auditTexts.notWhole, { n: number(faults) }))
        : t(auditTexts.whole, { links: number(links), events: number(events) })}
      {firstFault === null ? null : (
        <Typography.Text code lang="en">
          {firstFault}
        </Typography.Text>
      )}
      <span>
        {t(auditTexts.verifiedBy, { at: fullTime(at), who: ranBy })}{' '}
        {head === null ? null : t(auditTexts.verifiedTo, { seq: number(head) })}
      </span>
      {outside ? null : <Typography.Text type="warning">{t(auditTexts.verifiedInside)}</Typography.Text>}
      {late ? <Typography.Text type="warning">{t(auditTexts.verifiedLate)}</Typography.Text> : null}
      {how}
    </Flex>
  );
}
