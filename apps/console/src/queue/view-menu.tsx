import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';

interface ViewMenuProps {
  readonly label: string;
  readonly items: MenuProps['items'];
}

/** The menu button of a saved view. A separate file, because antd's menu is as large as the rest of the queue. */
export const ViewMenu = ({ label, items }: ViewMenuProps) => (
  <Dropdown trigger={['click']} menu={{ items }}>
    <Button type="text" size="small" icon={<EllipsisOutlined aria-hidden />} aria-label={label} />
  </Dropdown>
);
