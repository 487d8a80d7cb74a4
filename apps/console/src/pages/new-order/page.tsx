import { kindRow, orderKinds } from '@beian/domain/order-names';
import { textLengths } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Input, List } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { Faint, SecondLine } from '../../ui/list-page/cells.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { ownRecordsDocument } from './choose-documents.ts';
import { FirstFiling } from './first-filing.tsx';
import { KindLookup } from './kind-lookup.tsx';
import { Kinds } from './kinds.tsx';
import { ProveRecord } from './prove.tsx';
import { newOrderTexts } from './texts.ts';

/** The kinds that begin from nothing. */
const unfiledKinds = orderKinds.filter((kind) => kindRow(kind).about === 'nothing');

/** Begins an order: a record or nothing, then what is to be done. The choice is in the URL. */
export function NewOrderPage() {
  const [params, setParams] = useSearchParams();
  const recordId = params.get('record');
  const first = unfiledKinds.find((kind) => kind === params.get('first'));
  return (
    <Page narrow title={t(newOrderTexts.title)} lead={t(newOrderTexts.lead)}>
      {recordId !== null ? (
        <Kinds
          recordId={recordId}
          rectificationId={params.get('rectification')}
          websiteId={params.get('website')}
          onOther={() => setParams({})}
        />
      ) : first !== undefined ? (
        <FirstFiling kind={first} onOther={() => setParams({})} />
      ) : (
        <>
          <Section title={t(newOrderTexts.notFiled)} lead={t(newOrderTexts.notFiledLead)}>
            <Flex gap="small" wrap>
              {unfiledKinds.map((kind) => (
                <Button key={kind} onClick={() => setParams({ first: kind })}>
                  {t(kindRow(kind).label)}
                </Button>
              ))}
            </Flex>
          </Section>
          <ChooseRecord onChoose={(record) => setParams({ record })} />
          <ProveRecord onProved={(record) => setParams({ record })} />
          <KindLookup onChoose={(kind) => setParams({ first: kind })} />
        </>
      )}
    </Page>
  );
}

/** The partner's records, found by number, name or domain. */
function ChooseRecord({ onChoose }: { onChoose: (id: string) => void }) {
  const [search, setSearch] = useState('');
  const query = useQuery(queryOf(['ownRecords'], ownRecordsDocument, { search: search || null, after: null }));
  return (
    <Section title={t(newOrderTexts.record)}>
      <Input.Search
        aria-label={t(newOrderTexts.find)}
        placeholder={t(newOrderTexts.find)}
        maxLength={textLengths.search}
        allowClear
        onSearch={(text) => setSearch(text.trim())}
      />
      <Loaded query={query} rows={4}>
        {({ edges, pageInfo, totalCount }) =>
          edges.length === 0 ? (
            <Empty title={t(newOrderTexts.noRecords)} hint={t(newOrderTexts.noRecordsHint)} />
          ) : (
            <List
              size="small"
              dataSource={edges.map(({ node }) => node)}
              rowKey="id"
              renderItem={({ id, filingNumber, name, provinceName, websites, openOrder }) => (
                <List.Item style={{ paddingInline: 0 }}>
                  <div>
                    <Button type="link" style={{ paddingInline: 0 }} onClick={() => onChoose(id)}>
                      {filingNumber} {name}
                    </Button>
                    <SecondLine>
                      {[
                        provinceName,
                        ...websites.flatMap(({ domains }) => domains),
                        ...(openOrder === null ? [] : [`${openOrder.number} ${openOrder.stateLabel}`]),
                      ].join(' · ')}
                    </SecondLine>
                  </div>
                </List.Item>
              )}
              footer={pageInfo.hasNextPage ? <Faint>{t(newOrderTexts.more, { n: totalCount })}</Faint> : null}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
