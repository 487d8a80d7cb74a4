import { Button, Space, Tag, Typography } from 'antd';
import { useState } from 'react';
import { ask } from '../../app/providers/client.ts';
import { t, useLanguage } from '../../app/providers/i18n.ts';
import { type PartnerKey, partnerKeysDocument } from '../../generated/partner-account.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { CreateKey, RevokeKey, RotateKey } from './key-dialogs.tsx';
import { scopeLabel } from './scope-label.ts';
import { integrationTexts, partnersTexts, partnerTexts } from './texts.ts';

interface KeysProps {
  readonly partnerId: string;
  readonly mayManage: boolean;
  /** The partner was just created: the page asks for its first key. */
  readonly isNew: boolean;
}

/** The keys of a partner, newest first, with their actions. */
export function Keys({ partnerId, mayManage, isNew }: KeysProps) {
  const language = useLanguage();
  const [isCreating, setCreating] = useState(isNew);
  const keys = usePages(['partner', partnerId, 'keys'], (after) =>
    ask(partnerKeysDocument, { partnerId, first: 25, after }),
  );
  // A new key is the first of the list.
  const ofKeys = { partnerId, onDone: () => keys.pages.onPage(null) };
  const columns: Column<PartnerKey>[] = [
    {
      key: 'key',
      title: partnerTexts.key,
      width: 180,
      kind: 'head',
      cell: ({ name, kind, state, shown }) => (
        <>
          {name} <Tag color={kind === 'LIVE' ? 'success' : 'warning'}>{t(partnerTexts[kind])}</Tag>
          {state === 'OPEN' ? null : <Tag>{t(partnerTexts[state])}</Tag>}
          <Typography.Text code>{shown}…</Typography.Text>
        </>
      ),
    },
    {
      key: 'scopes',
      title: partnerTexts.scopes,
      cell: ({ scopes }) => scopes.map((scope) => scopeLabel(scope, language)).join(' · '),
    },
    { key: 'lastUsedAt', title: partnerTexts.lastUsed, kind: 'time', none: partnersTexts.never },
    {
      key: 'ends',
      title: partnerTexts.ends,
      width: 150,
      cell: ({ revokedAt, revokedBy, expiresAt }) =>
        revokedAt !== null
          ? t(partnerTexts.revokedBy, { by: revokedBy ?? '', at: fullTime(revokedAt) })
          : expiresAt === null
            ? t(partnerTexts.noEnd)
            : fullTime(expiresAt),
    },
    {
      key: 'made',
      title: partnerTexts.made,
      width: 150,
      cell: ({ madeBy, createdAt, replaces }) => (
        <>
          {madeBy === null ? fullTime(createdAt) : t(partnerTexts.madeBy, { by: madeBy, at: fullTime(createdAt) })}
          {replaces === null ? null : <Faint> · {t(partnerTexts.replaces)}</Faint>}
        </>
      ),
    },
  ];
  const actions: Column<PartnerKey> = {
    key: 'actions',
    title: commonTexts.actions,
    width: 150,
    kind: 'actions',
    cell: (one) =>
      one.state === 'OPEN' ? (
        <Space>
          <RotateKey {...ofKeys} one={one} />
          <RevokeKey {...ofKeys} one={one} />
        </Space>
      ) : null,
  };
  return (
    <ListCard
      title={t(partnerTexts.keys)}
      lead={t(mayManage ? partnerTexts.keysLead : integrationTexts.keysLead)}
      actions={
        mayManage ? (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t(partnerTexts.newKey)}
          </Button>
        ) : null
      }
      {...keys}
      empty={partnerTexts.noKeys}
      emptyHint={mayManage ? partnerTexts.noKeysHint : integrationTexts.noKeysHint}
      columns={mayManage ? [...columns, actions] : columns}
      isQuiet={({ state }) => state !== 'OPEN'}
    >
      {isCreating ? <CreateKey {...ofKeys} onClose={() => setCreating(false)} /> : null}
    </ListCard>
  );
}
