/** @type {import('../asvs.mjs').Requirement[]} */
export default [
  { id: '8.1.1', level: 1, asks: 'who may do what, and with which data, is documented' },
  { id: '8.1.2', level: 2, asks: 'who may read and write which fields is documented' },
  { id: '8.2.1', level: 1, asks: 'a function is used by those alone who have its permission' },
  { id: '8.2.2', level: 1, asks: 'an object is reached by those alone who may, whatever id is asked for' },
  { id: '8.2.3', level: 2, asks: 'a field is read and written by those alone who may' },
  { id: '8.3.1', level: 1, asks: 'permissions are judged on the server' },
  { id: '8.4.1', level: 2, asks: 'one tenant’s acts never touch another’s data' },
];
