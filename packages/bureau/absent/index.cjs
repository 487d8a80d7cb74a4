// Calls leave by transport.ts: soap never reaches into what it asks for here.
module.exports = {};
