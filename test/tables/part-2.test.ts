import { testTables } from "./tables";

testTables(1);
