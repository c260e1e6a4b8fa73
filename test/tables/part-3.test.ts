import { testTables } from "./tables";

testTables(2);
