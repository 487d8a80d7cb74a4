import { codeTable, preApprovalOfType } from '@beian/domain/codes';
import { Button, Flex, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { fillTexts } from './fill-texts.ts';

interface PreApprovalsProps {
  readonly id: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly disabled: boolean;
  readonly isBad: boolean;
  readonly onType: (value: string[]) => void;
  readonly onLeave: () => void;
}

/** Type and number of one approval, as they are written `1:number`; either may be missing while somebody types. */
const partsOf = (written: string) => {
  const at = written.indexOf(':');
  return at < 0 ? { type: '', number: written } : { type: written.slice(0, at), number: written.slice(at + 1) };
};

/** 前置审批: one row for each, with the paper of its type and how numbers of it look. */
export function PreApprovals({ id, label, value, disabled, isBad, onType, onLeave }: PreApprovalsProps) {
  const [isAdding, setAdding] = useState(false);
  const rows = value.length === 0 || isAdding ? [...value, ':'] : [...value];
  const write = (at: number, next: string) => {
    setAdding(false);
    onType(rows.map((row, one) => (one === at ? next : row)).filter((row) => row !== ':'));
  };
  const names = Object.entries(codeTable('PRE_APPROVAL').rows).filter(([, { source }]) => source !== 'NONE');
  return (
    <Flex vertical gap="small" role="group" aria-label={label}>
      {rows.map((row, at) => {
        const { type, number } = partsOf(row);
        const known = preApprovalOfType(Number(type));
        const options = names.map(([code, one]) => ({ value: code, label: t(one.label) }));
        const isOther = type !== '' && !names.some(([code]) => code === type);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name while it is typed
          <Flex key={at} vertical>
            <Flex gap="small" wrap>
              <Select<string>
                {...(at === 0 ? { id } : {})}
                aria-label={t(fillTexts.approvalType)}
                style={{ flex: '1 1 10em' }}
                status={isBad ? 'error' : ''}
                options={isOther ? [...options, { value: type, label: type }] : options}
                optionFilterProp="label"
                showSearch
                disabled={disabled}
                value={type === '' ? null : type}
                placeholder={t(fillTexts.approvalType)}
                onChange={(next) => write(at, `${next}:${number}`)}
                onBlur={onLeave}
              />
              <Input
                aria-label={t(fillTexts.approvalNumber)}
                aria-describedby={`${id}-said`}
                style={{ flex: '2 1 12em' }}
                status={isBad ? 'error' : ''}
                disabled={disabled}
                maxLength={512}
                autoComplete="off"
                value={number}
                placeholder={known?.shape ?? t(fillTexts.approvalNumber)}
                onChange={(event) => write(at, `${type}:${event.target.value}`)}
                onBlur={onLeave}
              />
              {row === ':' ? null : (
                <Button disabled={disabled} onClick={() => write(at, ':')}>
                  {t(fillTexts.removeApproval)}
                </Button>
              )}
            </Flex>
            {known === undefined ? null : (
              <Typography.Text type="secondary">
                {t(known.document)}
                {t(fillTexts.issuedBy)}
                {t(known.authority)}
              </Typography.Text>
            )}
          </Flex>
        );
      })}
      {rows.includes(':') ? null : (
        <Button disabled={disabled} onClick={() => setAdding(true)} style={{ alignSelf: 'start' }}>
          {t(fillTexts.addApproval)}
        </Button>
      )}
    </Flex>
  );
}
